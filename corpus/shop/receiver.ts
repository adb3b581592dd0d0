import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { CannotDo, carryOut, type Instruction } from './carry-out.ts';
import type { State } from './state.ts';

export type Changed = { orderId: string | null; userId: string };
type Answer = { status: number; body: string };

/** The shop's own program: hears signed webhooks, does each once, and tells us what has changed. */
export type ShopProgram = {
  url: string;
  secret: string;
  state: State;
  badSignatures: number;
  close(): Promise<void>;
};

/** `changed` is told to the desk after the answer, as a shop's program would: by its API. */
export async function openShopProgram(
  state: State,
  changed: (executionId: string, what: Changed | null) => Promise<void>,
): Promise<ShopProgram> {
  const answered = new Map<string, Answer>();
  const shop: ShopProgram = { url: '', secret: '', state, badSignatures: 0, close: async () => {} };

  const act = (id: string, instruction: Instruction): { answer: Answer; what: Changed | null } => {
    try {
      const what = carryOut(state, instruction);
      return { answer: { status: 200, body: JSON.stringify({ state: 'done', ref: id }) }, what };
    } catch (error) {
      if (!(error instanceof CannotDo)) throw error;
      return { answer: { status: 422, body: JSON.stringify({ code: error.code, text: error.message }) }, what: null };
    }
  };

  const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray());
    const id = String(request.headers['webhook-id']);
    try {
      new Webhook(shop.secret).verify(body, request.headers as Record<string, string>);
    } catch (error) {
      shop.badSignatures++;
      response.writeHead(401).end(JSON.stringify({ code: 'forbidden', text: String(error) }));
      return;
    }
    const { type, data } = JSON.parse(body.toString('utf8')) as { type: string; data: Instruction };
    if (type !== 'action.requested') return void response.writeHead(204).end();
    const before = answered.get(id);
    const { answer, what } = before ? { answer: before, what: null } : act(id, data);
    answered.set(id, answer);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    if (!before) await changed(id, what);
  };

  const server = createServer((request, response) => {
    hear(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/asked`;
  shop.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return shop;
}
