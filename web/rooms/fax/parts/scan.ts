import type { routes } from '../../../../server/rooms/cases/desk/contract.ts';
import { client, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';

const desk = client<typeof routes>();

/** A file as it goes over the wire. */
export const dataOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });

const bare = (key: string): string => key.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The case of a key as somebody typed it; refuses, at that field, where there is none. */
export async function caseByKey(key: string): Promise<string> {
  const { cases } = await desk('GET /cases/search', { query: { q: key.trim() } });
  const found = cases.find((one) => bare(one.key) === bare(key));
  if (!found)
    throw new RefusalError({ kind: 'not_found', reason: 'fax.caseUnknown', field: 'caseId', message: t('fax.caseUnknown') });
  return found.id;
}
