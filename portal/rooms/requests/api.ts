import type { routes } from '../../../server/rooms/channels/web/contract.ts';
import { type AnswerOf, client } from '../../../web/lib/client.ts';

const api = client<typeof routes>();

export type AnswerPage = AnswerOf<typeof routes, 'GET /public/answers/:token'>;
type Call = Parameters<typeof api<'POST /public/answers/:token'>>[1];
export type LinkAnswer = Call['body'];

/** What a link shows; reading it decides nothing. */
export const readAnswer = (token: string): Promise<AnswerPage> => api('GET /public/answers/:token', { params: { token } });
/** Answers, once: the same `key` is the same answer. */
export const giveAnswer = (token: string, body: LinkAnswer, key: string): Promise<AnswerPage> =>
  api('POST /public/answers/:token', { params: { token }, body, key });
