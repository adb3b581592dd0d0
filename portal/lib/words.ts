import { type Params, said } from '../../web/lib/words.ts';
import type { WordKey } from '../words.ts';

export { speak } from '../../web/lib/words.ts';
export type { WordKey } from '../words.ts';

/** The words of a key of the portal. Customers are addressed as "usted". */
export function t(key: WordKey, params?: Params): string {
  return said(key, params) ?? key;
}
