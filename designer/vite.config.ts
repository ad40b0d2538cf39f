import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The consultant's pages; built into .formwork/web/designer and served at `/designer/`. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: '/designer/',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: new URL('../.formwork/web/designer', import.meta.url).pathname,
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1800,
  },
});
