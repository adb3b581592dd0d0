import { detect } from 'tinyld';

/** Languages the centre writes in or hears; what is none of them is taken for the centre's own. */
const HEARD = ['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de', 'it'];

/** The language a text is written in, ISO 639-1; short texts say too little and get the fallback. */
export function speakingIn(text: string, fallback: string): string {
  const sample = text.slice(0, 2000);
  if (sample.trim().length < 20) return fallback;
  return detect(sample, { only: HEARD }) || fallback;
}
