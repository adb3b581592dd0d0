import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Scan } from '../contract.ts';

const CHUNK = 64 * 1024;
const SECONDS = 60;
const MOST_ANSWER = 4096;

/** Where clamd listens: a path of a socket, or `host:port`. */
function dial(address: string): Socket {
  if (address.startsWith('/')) return connect({ path: address });
  const at = address.lastIndexOf(':');
  return connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) });
}

async function ask(address: string, data: Buffer): Promise<string> {
  const socket = dial(address);
  socket.setTimeout(SECONDS * 1000, () => socket.destroy(new Error(`clamd: no answer within ${SECONDS} s`)));
  let answer = '';
  socket.on('data', (chunk: Buffer) => void (answer = (answer + chunk.toString('utf8')).slice(0, MOST_ANSWER)));
  // Not by `once`: that would end with the error, which nobody may be waiting for yet.
  const closed = new Promise((resolve) => void socket.once('close', resolve));
  // It may end while we still send: it says why first, as with a file that is too large for it.
  const said: Error[] = [];
  socket.on('error', (error) => void said.push(error));
  try {
    await once(socket, 'connect');
    socket.write('zINSTREAM\0');
    for (let at = 0; at < data.length && !socket.destroyed; at += CHUNK) {
      const part = data.subarray(at, at + CHUNK);
      const size = Buffer.alloc(4);
      size.writeUInt32BE(part.length);
      socket.write(size);
      if (!socket.write(part)) await Promise.race([once(socket, 'drain'), closed]);
    }
    if (!socket.destroyed) socket.end(Buffer.alloc(4));
    await closed;
  } finally {
    socket.destroy();
  }
  if (answer === '') throw said[0] ?? new Error('clamd: no answer');
  return answer.replaceAll('\0', '').trim();
}

/** Asks clamd by its INSTREAM command (clamd(8)). Throws where it can't be reached. */
export const scanWith =
  (address: string): Scan =>
  async (data) => {
    const answer = await ask(address, data);
    const found = /^stream: (.+) FOUND$/.exec(answer);
    if (found?.[1]) return { verdict: 'harmful', name: found[1] };
    return answer === 'stream: OK' ? { verdict: 'clean' } : { verdict: 'unknown', why: answer.slice(0, 300) };
  };
