import type { Access, Fact, Listen, Originate } from '../contract.ts';
import { zAriChannels, zAriEvent } from './contract.ts';
import { begins, factsOf } from './decide.ts';

const AGAIN_MS = [1, 2, 5, 10, 30, 60].map((seconds) => seconds * 1000);
const ASK_MS = 10_000;

const rootOf = (access: Access): string => (access.address ?? `http://${access.host}:8088`).replace(/\/$/, '');
const headersOf = (access: Access) => ({
  authorization: `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`,
});

/** Channels that stand now. */
async function channelsOf(access: Access): Promise<Fact[]> {
  const answer = await fetch(`${rootOf(access)}/ari/channels`, {
    headers: headersOf(access),
    signal: AbortSignal.timeout(ASK_MS),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const channels = zAriChannels.parse(await answer.json());
  const ids = channels.map(({ id }) => id);
  const all: Fact = { is: 'all', ids, calls: ids };
  return [all, ...channels.map(begins).filter((fact) => fact !== null)];
}

/** Hears every channel over ARI's WebSocket until it is stopped; begun anew after growing pauses. */
export const listenAri: Listen = (access, hears) => {
  let stopped = false;
  let attempt = 0;
  let timer: NodeJS.Timeout | undefined;
  let socket: WebSocket;
  const begin = () => {
    const query = new URLSearchParams({ app: access.app, subscribeAll: 'true', api_key: `${access.user}:${access.password}` });
    socket = new WebSocket(`${rootOf(access).replace(/^http/, 'ws')}/ari/events?${query}`);
    let over = false;
    const end = (why: string) => {
      if (over || stopped) return;
      over = true;
      socket.close();
      hears.down(why);
      timer = setTimeout(begin, AGAIN_MS[Math.min(attempt++, AGAIN_MS.length - 1)]);
    };
    socket.addEventListener('open', () => {
      channelsOf(access).then(
        (facts) => {
          attempt = 0;
          hears.up();
          for (const fact of facts) hears.fact(fact);
        },
        (error: Error) => end(error.message),
      );
    });
    socket.addEventListener('message', ({ data }) => {
      const event = zAriEvent.safeParse(JSON.parse(String(data)));
      if (event.success) for (const fact of factsOf(event.data)) hears.fact(fact);
    });
    socket.addEventListener('error', () => end('no connection'));
    socket.addEventListener('close', ({ reason }) => end(reason || 'closed'));
  };
  begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      socket.close();
    },
  };
};

export const originateAri: Originate = async (access, { id, extension, number }) => {
  const query = new URLSearchParams({
    ...{ endpoint: `${access.technology}/${extension}`, extension: number, context: access.context, priority: '1' },
    ...{ callerId: number, channelId: id, timeout: '30' },
  });
  const answer = await fetch(`${rootOf(access)}/ari/channels?${query}`, {
    ...{ method: 'POST', headers: headersOf(access), signal: AbortSignal.timeout(ASK_MS) },
  });
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 200) || `HTTP ${answer.status}`);
};
