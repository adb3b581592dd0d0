import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import type { Face, FaceFor } from './contract.ts';
import { rangesOf, unpack } from './decide.ts';

/** Subsets of the type, those of our own languages first: a letter is taken from the first that has it. */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'] as const;
const TYPE = '@fontsource-variable/inter';

const beside = createRequire(import.meta.url);
const faces = new Map<string, Face>();
let ranges: Record<string, string> | null = null;

/** The first face that has a letter, read when a text first asks for it; null where none has. */
export const faceFor: FaceFor = (codePoint) => {
  ranges ??= JSON.parse(readFileSync(beside.resolve(`${TYPE}/unicode.json`), 'utf8')) as Record<string, string>;
  for (const name of SUBSETS) {
    const face = faces.get(name);
    if (face ? face.has(codePoint) : within(ranges[name] ?? '', codePoint)) return face ?? readFace(name, ranges[name] ?? '');
  }
  return null;
};

const within = (text: string, codePoint: number): boolean =>
  rangesOf(text).some(([from, to]) => codePoint >= from && codePoint <= to);

function readFace(name: string, text: string): Face {
  const has = (codePoint: number): boolean => within(text, codePoint);
  const ttf = unpack(readFileSync(beside.resolve(`${TYPE}/files/inter-${name}-wght-normal.woff2`)), brotliDecompressSync);
  const face = { name, ttf, has };
  faces.set(name, face);
  return face;
}
