import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Mode = 'done' | 'refuse' | 'accept' | 'failAfter' | 'hang';
/** A shop that keeps its side: it checks the signature and carries out one message once, whatever it answers then. */
export function openShop() {
  const book = new Map<string, { executionId: string; orderRef: string; minor: number }>();
  const heard: string[] = [];
  const shop = { mode: 'done' as Mode, secret: '', badSignatures: 0, book, heard, arrived: () => {} };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat(await request.toArray());
    try {
      new Webhook(shop.secret).verify(body, request.headers as Record<string, string>);
    } catch {
      shop.badSignatures++;
      return response.writeHead(401).end('{"code":"forbidden"}');
    }
    const { type, data } = JSON.parse(body.toString()) as {
      type: string;
      data: { executionId: string; orderRef: string; amount: { minor: number } | null };
    };
    if (type === 'ping') return response.writeHead(204).end();
    const id = String(request.headers['webhook-id']);
    heard.push(id);
    if (shop.mode === 'refuse') return response.writeHead(422).end('{"code":"amount_exceeds","text":"too much"}');
    if (!book.has(id)) book.set(id, { ...data, minor: data.amount?.minor ?? 0 });
    shop.arrived();
    if (shop.mode === 'hang') return;
    if (shop.mode === 'failAfter') return response.writeHead(500).end('boom');
    if (shop.mode === 'accept') return response.writeHead(202).end();
    return response.writeHead(200).end(JSON.stringify({ state: 'done', ref: `shop-${book.size}` }));
  };
  const server = createServer((request, response) => void answer(request, response));
  const listen = async (port = 0) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const reset = () => {
    shop.mode = 'done';
    heard.length = 0;
    book.clear();
  };
  return Object.assign(shop, { listen, close, reset });
}
export type PushShop = ReturnType<typeof openShop>;
