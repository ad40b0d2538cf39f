import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The harness page as the product's own build makes it; where to is said by whoever builds it. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: '/',
  plugins: [react()],
  build: { emptyOutDir: true, chunkSizeWarningLimit: 3000 },
});
