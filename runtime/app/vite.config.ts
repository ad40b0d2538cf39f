import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The end user's pages; built into .formwork/web/app and served at `/`. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: new URL('../../.formwork/web/app', import.meta.url).pathname,
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The engine is pure: what a page does not call of it need not come with it.
      treeshake: { moduleSideEffects: [{ test: /\/engine\/.*\.ts$/, sideEffects: false }] },
    },
  },
});
