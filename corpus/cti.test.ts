import { expect, it } from 'vitest';
import { testHouse } from '../test/house.ts';
import type { Body } from './cti/expected.ts';
import { playAll } from './cti/run.ts';

const body = (provider: string, fields: Record<string, unknown>): Body => ({ id: 'x', provider, encoding: 'form', fields });
const leg = (callId: string, event: string, more: Record<string, unknown> = {}) =>
  body('sipgate', { event, callId, direction: 'in', from: '34612345678', to: '34912345678', ...more });

it('scores calls that are told in several orders, and leaves alone what is no call', async () => {
  const house = await testHouse({ logLevel: 'fatal' });
  try {
    await house.listen();
    const [port] = house.house.app.addresses().flatMap((one) => (typeof one === 'object' ? one.port : []));
    const transferred = [
      ...[leg('A', 'newCall', { user: ['Ana', 'Pedro'] }), leg('A', 'answer', { answeringNumber: '21' })],
      ...[leg('B', 'newCall', { origCallId: 'A', diversion: '34912345678' }), leg('A', 'hangup', { cause: 'normalClearing' })],
      ...[leg('B', 'answer', { answeringNumber: '22' }), leg('B', 'hangup', { cause: 'normalClearing' })],
    ];
    const machine = [
      leg('C', 'newCall'),
      leg('C', 'answer', { user: 'voicemail' }),
      leg('C', 'hangup', { cause: 'normalClearing' }),
    ];
    const scores = await playAll(`http://127.0.0.1:${port}`, [
      ...transferred,
      ...machine,
      body('sms', { Body: 'hola', From: '1' }),
    ]);
    expect(scores).toMatchObject({ bodies: 10, notOffered: 1, taken: 9, calls: 2, right: 2, retold: 6, same: 6, misses: [] });
  } finally {
    await house.close();
  }
});
