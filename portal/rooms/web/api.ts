import type { routes } from '../../../server/rooms/channels/web/contract.ts';
import { type AnswerOf, client } from '../../../web/lib/client.ts';

const api = client<typeof routes>();

export type FormFrame = AnswerOf<typeof routes, 'GET /public/form/:centre'>;
export type Demand = Parameters<typeof api<'POST /public/form/:centre'>>[1]['body'];

export const readFrame = (centre: string): Promise<FormFrame> => api('GET /public/form/:centre', { params: { centre } });
export const sendDemand = (centre: string, body: Demand, key: string): Promise<{ key: string }> =>
  api('POST /public/form/:centre', { params: { centre }, body, key });
