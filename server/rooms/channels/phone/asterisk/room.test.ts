import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { until } from '../../../../../test/house.ts';
import { listenAmi, originateAmi } from './ami/adapter.ts';
import { packetsIn, written } from './ami/decide.ts';
import { type Fact, zAsterisk } from './contract.ts';

// A stand-in for Asterisk's manager, written from the documentation of its protocol: no real Asterisk runs here. It knows one user.
async function openManager() {
  const asked: Record<string, string>[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.write('Asterisk Call Manager/9.0.0\r\n');
    let rest = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      const read = packetsIn(rest + text);
      rest = read.rest;
      for (const packet of read.packets) {
        asked.push({ ...packet });
        const ActionID = packet.ActionID ?? '';
        const isWelcome = packet.Action !== 'Login' || packet.Secret === 'clave';
        socket.write(
          written({ Response: isWelcome ? 'Success' : 'Error', ActionID, Message: isWelcome ? '' : 'Authentication failed' }),
        );
        if (packet.Action === 'CoreShowChannels') socket.write(written({ Event: 'CoreShowChannelsComplete', ActionID }));
      }
    });
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    tell: (fields: Record<string, string>) => sockets.forEach((socket) => socket.write(written(fields))),
    hangUp: () => sockets.forEach((socket) => socket.destroy()),
    close: () => (sockets.forEach((socket) => socket.destroy()), server.close()),
  };
}
const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});
const manager = async () => {
  const one = await openManager();
  endings.push(one.close);
  return one;
};
const access = (port: number, password = 'clave') => ({
  ...zAsterisk.parse({ user: 'mostrador', host: '127.0.0.1', port }),
  password,
});

test('it signs in, asks what stands, hears what comes, and begins anew when the line is lost', async () => {
  const exchange = await manager();
  const facts: Fact[] = [];
  const states: string[] = [];
  const ear = listenAmi(access(exchange.port), {
    fact: (fact) => void facts.push(fact),
    up: () => void states.push('up'),
    down: () => void states.push('down'),
  });
  endings.push(ear.stop);
  await until('it asked what stands', async () => facts.some(({ is }) => is === 'all'));
  exchange.tell({ Event: 'Hangup', Uniqueid: '1.1', Cause: '16' });
  await until('it heard', async () => facts.some(({ is }) => is === 'gone'));
  exchange.hangUp();
  await until('it is back', async () => states.length === 3);
  expect(states).toEqual(['up', 'down', 'up']);
});

test('a wrong password is said, with the word of the exchange', async () => {
  const exchange = await manager();
  const said: string[] = [];
  const ear = listenAmi(access(exchange.port, 'otra'), { fact() {}, up() {}, down: (why) => void said.push(why) });
  endings.push(ear.stop);
  await until('it was refused', async () => said.length > 0);
  expect(said[0]).toBe('Authentication failed');
});

test('it has the exchange ring at the extension and call the number, under an id of ours', async () => {
  const exchange = await manager();
  await originateAmi(access(exchange.port), { id: 'mostrador-x-1', extension: '21', number: '+34612345678' });
  expect(exchange.asked.at(-1)).toMatchObject({
    ...{ Action: 'Originate', Channel: 'PJSIP/21', Exten: '+34612345678', ChannelId: 'mostrador-x-1' },
  });
  await expect(originateAmi(access(exchange.port, 'otra'), { id: 'x', extension: '21', number: '1' })).rejects.toThrow('failed');
});
