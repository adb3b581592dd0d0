import type { routes } from '../../../server/rooms/channels/web/contract.ts';
import { type AnswerOf, client } from '../../../web/lib/client.ts';
import { upload } from '../../lib/upload.ts';
import type { Sent } from '../../ui/files.ts';

const api = client<typeof routes>();

export type CustomerPage = AnswerOf<typeof routes, 'GET /public/cases/:key'>;
/** The key of a case, and the signature of the link that was mailed; without it only the state is shown. */
export type Door = { key: string; signature: string | null };

const address = ({ key }: Door): string => `/public/cases/${encodeURIComponent(key)}`;
const signed = ({ signature }: Door): string => `t=${encodeURIComponent(signature ?? '')}`;
const query = ({ signature }: Door): { t: string } => ({ t: signature ?? '' });

export const readPage = ({ key, signature }: Door): Promise<CustomerPage> =>
  api('GET /public/cases/:key', { params: { key }, query: signature ? { t: signature } : {} });
/** `id` names this message: sent again, it is the same one. */
export const writeMessage = async (
  door: Door,
  message: { text: string; files: Sent[]; id: string },
  how: { key: string; onProgress: (share: number) => void },
): Promise<CustomerPage> => (await upload(`${address(door)}/messages?${signed(door)}`, message, how)) as CustomerPage;
export const answerSurvey = (
  door: Door,
  body: { score: number; comment: string; cause: 'attention' | 'product' | null },
  key: string,
): Promise<CustomerPage> => api('POST /public/cases/:key/survey', { params: { key: door.key }, query: query(door), body, key });
/** Asks for the signed link again; the answer tells nothing. */
export const askLink = (door: Door): Promise<unknown> => api('POST /public/cases/:key/link', { params: { key: door.key } });

export type Withdrawable = AnswerOf<typeof routes, 'GET /public/cases/:key/withdrawals'>[number];
type Withdrawal = Parameters<typeof api<'POST /public/cases/:key/withdrawals'>>[1]['body'];
export type Correction = Parameters<typeof api<'POST /public/cases/:key/corrections'>>[1]['body'];
export const readWithdrawable = (door: Door): Promise<Withdrawable[]> =>
  api('GET /public/cases/:key/withdrawals', { params: { key: door.key }, query: query(door) });
export const withdraw = (door: Door, body: Withdrawal, key: string): Promise<CustomerPage> =>
  api('POST /public/cases/:key/withdrawals', { params: { key: door.key }, query: query(door), body, key });
export const askCorrection = (door: Door, body: Correction, key: string): Promise<CustomerPage> =>
  api('POST /public/cases/:key/corrections', { params: { key: door.key }, query: query(door), body, key });

export const fileAddress = (door: Door, sha256: string): string => `/api/v1${address(door)}/files/${sha256}?${signed(door)}`;
export const receiptAddress = (door: Door): string => `/api/v1${address(door)}/receipt?${signed(door)}`;
/** A page of this case: the page itself, or one of what can be done there. */
export const pageAddress = (door: Door, what?: 'withdrawal' | 'data'): string =>
  `/c/${encodeURIComponent(door.key)}${what ? `/${what}` : ''}${door.signature ? `?${signed(door)}` : ''}`;

/** A UUID (version 4), also where the page came without TLS and the browser makes none. */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
