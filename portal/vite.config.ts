import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { compiledWords, withoutZod } from '../web/vite-plugins.ts';

const here = import.meta.dirname;

/** Served under fixed names: pages that the server writes, and shops, ask for them. */
const FIXED = new Set(['sheet', 'embed']);

/** Its shell is served at /c and /answer, its files under /portal/; the form's page is written by the server. */
export default defineConfig({
  root: here,
  base: '/portal/',
  cacheDir: resolve(here, '../node_modules/.vite/portal'),
  plugins: [tailwindcss(), compiledWords(resolve(here, 'words')), withoutZod()],
  build: {
    ...{ outDir: resolve(here, '../dist/portal'), emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
    rolldownOptions: {
      input: {
        index: resolve(here, 'index.html'),
        sheet: resolve(here, 'sheet/sheet.ts'),
        embed: resolve(here, 'sheet/embed.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (FIXED.has(name) ? '[name].js' : 'assets/[name]-[hash].js'),
        assetFileNames: ({ names }) => (names.includes('sheet.css') ? 'sheet.css' : 'assets/[name]-[hash][extname]'),
      },
    },
  },
  server: {
    fs: { allow: [resolve(here, '..')] },
    proxy: Object.fromEntries(
      ['/api', '/form', '/not-me'].map((path) => [
        path,
        { target: process.env.MOSTRADOR_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`, changeOrigin: false },
      ]),
    ),
  },
});
