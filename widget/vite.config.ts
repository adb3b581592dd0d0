import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { withoutZod } from '../web/vite-plugins.ts';

const here = import.meta.dirname;

/** Two things: what a shop's page loads (widget.js, alone in its file and without a module), and the page in its frame at /widget/:slug. */
export default defineConfig({
  root: here,
  base: '/widget/',
  cacheDir: resolve(here, '../node_modules/.vite/widget'),
  plugins: [withoutZod()],
  build: {
    outDir: resolve(here, '../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    modulePreload: false,
    rolldownOptions: {
      input: { frame: resolve(here, 'index.html'), widget: resolve(here, 'loader.ts') },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'widget' ? 'widget.js' : 'assets/[name]-[hash].js'),
        // It is no module on the shop's page: wrapped, so that it leaves no name there.
        banner: (chunk) => (chunk.name === 'widget' ? '(()=>{' : ''),
        footer: (chunk) => (chunk.name === 'widget' ? '})();' : ''),
      },
    },
  },
  server: {
    fs: { allow: [resolve(here, '..')] },
    proxy: {
      '/api': { target: process.env.MOSTRADOR_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`, changeOrigin: false },
    },
  },
});
