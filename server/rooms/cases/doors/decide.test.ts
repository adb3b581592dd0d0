import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Door } from './contract.ts';
import { caseToJoin, doorFor, type OpenCase } from './decide.ts';

const door = (channel: Door['channel'], address: string, hour: number, known = true): Door => ({
  ...{ channel, address, name: '', known },
  lastInAt: new Date(Date.UTC(2026, 10, 20, hour)).toISOString(),
});

describe('the door by which an answer leaves', () => {
  it.for([
    ['the mail it came by', [door('email', 'ana@example.org', 9)], { channel: 'email', address: 'ana@example.org' }],
    [
      'the fax, since it came last',
      [door('email', 'ana@example.org', 9), door('fax', '+34976000001', 10)],
      { channel: 'fax', address: '+34976000001' },
    ],
    [
      'a letter',
      [door('post', 'Ana Ruiz\nC/ Mayor 1\n50001 Zaragoza', 9)],
      { channel: 'post', address: 'Ana Ruiz\nC/ Mayor 1\n50001 Zaragoza' },
    ],
    ['the chat', [door('email', 'ana@example.org', 9), door('chat', '', 10)], { channel: 'chat', address: '' }],
    [
      'mail after a call',
      [door('email', 'ana@example.org', 9), door('phone', '+34600111222', 10)],
      { channel: 'email', address: 'ana@example.org' },
    ],
    ['mail after a form', [door('web', 'ana@example.org', 9)], { channel: 'email', address: 'ana@example.org' }],
    ['the page after a call of somebody without mail', [door('phone', '+34600111222', 9)], { channel: 'web', address: null }],
    [
      'never a stranger, however late',
      [door('email', 'ana@example.org', 9), door('email', 'eva@example.net', 11, false)],
      { channel: 'email', address: 'ana@example.org' },
    ],
    ['the page where nobody is known', [door('email', 'mailer-daemon', 9)], { channel: 'web', address: null }],
  ] as const)('%s', ([, doors, found]) => {
    expect(doorFor(doors, null)).toEqual(found);
  });

  it('is the address of the case where no door has one', () => {
    expect(doorFor([door('phone', '+34600111222', 9)], 'ana@example.org')).toEqual({
      channel: 'email',
      address: 'ana@example.org',
    });
  });

  it('is never one that is not known', () => {
    const doors = fc.array(
      fc.record({
        channel: fc.constantFrom('email', 'fax', 'post', 'phone', 'web'),
        known: fc.boolean(),
        hour: fc.nat(23),
        n: fc.nat(5),
      }),
    );
    fc.assert(
      fc.property(doors, (made) => {
        const list = made.map((one) =>
          door(one.channel as Door['channel'], `${one.n}${one.known ? 'ours' : 'theirs'}@example.org`, one.hour, one.known),
        );
        expect(doorFor(list, null).address ?? '').not.toContain('theirs');
      }),
    );
  });
});

describe('the open case that a contact joins', () => {
  const kettle: OpenCase = { id: 'kettle', key: 'K7-4H2M-9L8P', orderId: 'order 1' };
  const lamp: OpenCase = { id: 'lamp', key: 'K7-QQ2M-WL8P', orderId: 'order 2' };
  const say = (text: string, orderIds: string[] = [], how: 'named' | 'open' = 'named') => ({ text, orderIds, how });

  it.for([
    ['by its key, however it is spelled', [kettle, lamp], say('sobre k7 4h2m 918p, por favor'), 'kettle'],
    ['by its order', [kettle, lamp], say('del pedido', ['order 2']), 'lamp'],
    ['by its key before the order', [kettle, lamp], say('K7-4H2M-918P', ['order 2']), 'kettle'],
    ['none, where it names nothing', [kettle], say('hola'), null],
    ['the only one, where the door says so', [kettle], say('hola', [], 'open'), 'kettle'],
    ['none of two, where it names nothing', [kettle, lamp], say('hola', [], 'open'), null],
    ['none, where it names another order', [kettle], say('del pedido', ['order 9'], 'open'), null],
    ['none of two about one order', [kettle, { ...lamp, orderId: 'order 1' }], say('del pedido', ['order 1'], 'open'), null],
    ['none of two whose keys it names', [kettle, lamp], say('K7-4H2M-918P y K7-QQ2M-W18P'), null],
  ] as const)('%s', ([, open, contact, found]) => {
    expect(caseToJoin(open, contact)).toBe(found);
  });
});
