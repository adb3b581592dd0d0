import type { Words } from '../platform/words.ts';

export const words: Words = { es: {}, en: {} };
