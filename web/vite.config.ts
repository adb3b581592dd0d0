import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledWords, withoutZod } from './vite-plugins.ts';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  // The desk and the portal may be developed side by side: each has a cache of its own, filled at the start and not on the way.
  cacheDir: resolve(here, '../node_modules/.vite/web'),
  optimizeDeps: { entries: ['main.tsx', 'ui/**/*.tsx', 'rooms/**/*.tsx'], exclude: ['zod'] },
  plugins: [react(), tailwindcss(), compiledWords(resolve(here, 'words')), withoutZod()],
  build: { outDir: resolve(here, '../dist/web'), emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
  server: {
    fs: { allow: [resolve(here, '..')] },
    proxy: {
      '/api': { target: process.env.MOSTRADOR_URL ?? `http://127.0.0.1:${process.env.PORT ?? 4000}`, changeOrigin: false },
    },
  },
});
