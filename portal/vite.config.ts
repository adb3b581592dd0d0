import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { compiledWords, withoutZod } from '../web/vite-plugins.ts';

const here = import.meta.dirname;

/** Its shell is served at /c, /answer and /form, its files under /portal/. */
export default defineConfig({
  root: here,
  base: '/portal/',
  cacheDir: resolve(here, '../node_modules/.vite/portal'),
  plugins: [tailwindcss(), compiledWords(resolve(here, 'words')), withoutZod()],
  build: { outDir: resolve(here, '../dist/portal'), emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  server: {
    fs: { allow: [resolve(here, '..')] },
    proxy: {
      '/api': { target: process.env.MOSTRADOR_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`, changeOrigin: false },
    },
  },
});
