import { detect } from 'tinyld';
import { officialBeside, wordsOf } from './decide.ts';

/** Languages the centre writes in or hears; what is none of them is taken for the centre's own. */
const HEARD = ['es', 'en', 'pt', 'fr', 'de', 'it'];
const LONGEST = 2000;
const SHORTEST = 20;

/** The language a text is written in, ISO 639-1; short texts say too little and get the fallback. */
export function speakingIn(text: string, fallback: string): string {
  const sample = wordsOf(text.slice(0, LONGEST));
  if (sample.length < SHORTEST) return fallback;
  return officialBeside(sample) ?? (detect(sample, { only: HEARD }) || fallback);
}
