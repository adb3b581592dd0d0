import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Access, Fact, Listen, Originate } from '../contract.ts';
import type { Packet } from './contract.ts';
import { factOf, packetsIn, written } from './decide.ts';

const PING_MS = 20_000;
const SILENT_MS = 45_000;
const LOGIN_MS = 10_000;
const AGAIN_MS = [1, 2, 5, 10, 30, 60].map((seconds) => seconds * 1000);
/** More than any packet has: what sends this without an empty line is no manager. */
const MOST = 1_000_000;

/** A connection that is signed in: packets come to `take`, and what it ends with to `end`, once. */
function open(
  access: Access,
  take: (packet: Packet, send: (fields: Record<string, string>) => void) => void,
  end: (why: string) => void,
): Socket {
  const to = { host: access.host, port: access.port };
  const socket = access.tls ? connectTls({ ...to, servername: access.host }) : connect(to);
  let rest = '';
  let over = false;
  const finish = (why: string) => {
    if (over) return;
    over = true;
    socket.destroy();
    end(why);
  };
  const send = (fields: Record<string, string>) => void socket.write(written(fields));
  socket.setEncoding('utf8').setKeepAlive(true).setTimeout(LOGIN_MS);
  socket.on('connect', () => send({ Action: 'Login', Username: access.user, Secret: access.password, ActionID: 'login' }));
  socket.on('data', (text: string) => {
    const read = packetsIn(rest + text);
    rest = read.rest;
    if (rest.length > MOST) return finish('it speaks no AMI');
    for (const packet of read.packets) {
      if (packet.ActionID === 'login' && packet.Response === 'Success') socket.setTimeout(SILENT_MS);
      if (packet.ActionID === 'login' && packet.Response === 'Error') return finish(packet.Message ?? 'refused');
      if (!over) take(packet, send);
    }
  });
  socket.on('timeout', () => finish('no answer'));
  socket.on('error', (error: Error) => finish(error.message));
  socket.on('close', () => finish('closed'));
  return socket;
}

/** Hears the manager until it is stopped: pinged, and begun anew after growing pauses. After each beginning it asks what stands, as much may have ended meanwhile. */
export const listenAmi: Listen = (access, hears) => {
  let stopped = false;
  let attempt = 0;
  let timer: NodeJS.Timeout | undefined;
  let ping: NodeJS.Timeout | undefined;
  let socket: Socket;
  const begin = () => {
    const there: Fact[] = [];
    socket = open(
      access,
      (packet, send) => {
        if (packet.ActionID === 'login') {
          attempt = 0;
          hears.up();
          ping = setInterval(() => send({ Action: 'Ping' }), PING_MS);
          return send({ Action: 'CoreShowChannels', ActionID: 'all' });
        }
        const fact = factOf(packet);
        if (packet.Event === 'CoreShowChannel') {
          if (fact) there.push(fact);
        } else if (packet.Event === 'CoreShowChannelsComplete') {
          const stand = there.filter((one) => one.is === 'channel');
          hears.fact({ is: 'all', ids: stand.map(({ id }) => id), calls: stand.map(({ id, call }) => call ?? id) });
          for (const one of there) hears.fact(one);
        } else if (fact) hears.fact(fact);
      },
      (why) => {
        clearInterval(ping);
        if (stopped) return;
        hears.down(why);
        timer = setTimeout(begin, AGAIN_MS[Math.min(attempt++, AGAIN_MS.length - 1)]);
      },
    );
  };
  begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearInterval(ping);
      socket.destroy();
    },
  };
};

/** Over a connection of its own, so that any process can call. */
export const originateAmi: Originate = (access, { id, extension, number }) =>
  new Promise((resolve, reject) => {
    const socket = open(
      access,
      (packet, send) => {
        if (packet.ActionID === 'login') {
          const where = { Channel: `${access.technology}/${extension}`, Context: access.context, Exten: number, Priority: '1' };
          send({
            Action: 'Originate',
            ActionID: 'call',
            ...where,
            CallerID: number,
            ChannelId: id,
            Async: 'true',
            Timeout: '30000',
          });
        }
        if (packet.ActionID !== 'call' || packet.Response === undefined) return;
        if (packet.Response === 'Success') resolve();
        else reject(new Error(packet.Message ?? 'refused'));
        socket.destroy();
      },
      (why) => reject(new Error(why)),
    );
  });
