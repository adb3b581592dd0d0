import type { routes } from '../../../server/rooms/channels/web/contract.ts';
import { type AnswerOf, client } from '../../../web/lib/client.ts';
import type { Sent } from '../../ui/files.ts';

const api = client<typeof routes>();

export type CustomerPage = AnswerOf<typeof routes, 'GET /public/cases/:key'>;
/** The key of a case, and the signature of the link that was mailed; without it only the state is shown. */
export type Door = { key: string; signature: string | null };

const query = ({ signature }: Door): { t: string } => ({ t: signature ?? '' });

export const readPage = ({ key, signature }: Door): Promise<CustomerPage> =>
  api('GET /public/cases/:key', { params: { key }, query: signature ? { t: signature } : {} });
/** `id` names this message: sent again, it is the same one. */
export const writeMessage = (
  door: Door,
  message: { text: string; files: Sent[]; id: string },
  key: string,
): Promise<CustomerPage> =>
  api('POST /public/cases/:key/messages', { params: { key: door.key }, query: query(door), body: message, key });
export const answerSurvey = (door: Door, body: { score: number; comment: string }, key: string): Promise<CustomerPage> =>
  api('POST /public/cases/:key/survey', { params: { key: door.key }, query: query(door), body, key });
export const fileAddress = (door: Door, sha256: string): string =>
  `/api/v1/public/cases/${encodeURIComponent(door.key)}/files/${sha256}?t=${encodeURIComponent(door.signature ?? '')}`;

/** A UUID (version 4), also where the page came without TLS and the browser makes none. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
