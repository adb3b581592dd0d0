import type { Page } from 'playwright-core';
import { until } from './desk.ts';

type Report = { type: string; packetsReceived?: number; packetsSent?: number };
/** In the page. */
declare const connections: RTCPeerConnection[];

/** Keeps the connections of a page's calls at hand, from its next loading on, so that what goes over them can be counted. */
export const keepConnections = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const all: RTCPeerConnection[] = [];
    Object.assign(globalThis, { connections: all });
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        all.push(this);
      }
    };
  });

/** Packets of sound so far, in and out, over all connections of the page that stand. */
export const packets = (page: Page): Promise<{ in: number; out: number }> =>
  page.evaluate(async () => {
    const sum = { in: 0, out: 0 };
    for (const one of connections.filter(({ connectionState }) => connectionState === 'connected'))
      for (const report of [...(await one.getStats()).values()] as Report[]) {
        if (report.type === 'inbound-rtp') sum.in += report.packetsReceived ?? 0;
        if (report.type === 'outbound-rtp') sum.out += report.packetsSent ?? 0;
      }
    return sum;
  });

/** Both are heard: many packets each way, and more of them as time goes on. */
export const soundFlows = (page: Page): Promise<unknown> =>
  until('sound both ways', async () => {
    const before = await packets(page);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const after = await packets(page);
    return before.in > 20 && before.out > 20 && after.in > before.in && after.out > before.out;
  });
