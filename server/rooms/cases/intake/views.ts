import { officialBeside, wordsOf } from './decide.ts';

/** Languages the centre writes in or hears; what is none of them is taken for the centre's own. */
const HEARD = ['es', 'en', 'pt', 'fr', 'de', 'it'];
const LONGEST = 2000;
const SHORTEST = 20;

/** The language a text is written in, ISO 639-1; short texts say too little and get the fallback. */
export async function speakingIn(text: string, fallback: string): Promise<string> {
  const sample = wordsOf(text.slice(0, LONGEST));
  if (sample.length < SHORTEST) return fallback;
  const official = officialBeside(sample);
  if (official) return official;
  const { detect } = await import('tinyld');
  return detect(sample, { only: HEARD }) || fallback;
}
