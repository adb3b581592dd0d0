import { describe, expect, it } from 'vitest';
import type { Case, MayLine, Message, Order, Step } from '../api.ts';
import { amountNow, lackOf } from './action-rules.ts';
import { changesSince, seenOf } from './changes.ts';
import { runningClocks, sayDue } from './clocks.ts';
import { entriesOf } from './entries.ts';
import { tightest } from './may-words.ts';

const at = (minutes: number): string => new Date(Date.parse('2026-11-23T10:00:00Z') + minutes * 60_000).toISOString();
const message = (id: string, minutes: number, author: Message['author']): Message => ({
  ...{ id, at: at(minutes), direction: 'in', channel: 'email', author, text: `text ${id}`, quoted: '', attachments: [] },
  ...{ raw: null, delivery: null, deliveryNote: null, address: null, details: {} },
});
const step = (id: string, minutes: number, by: string): Step => ({
  ...{ id, at: at(minutes), word: 'assigned', params: {}, by, circuit: null, arrow: 'none' },
});
const customer = { kind: 'customer', id: null, name: 'Joan P.' } as const;
const me = { id: 'me', name: 'Lucía' };
const caseOf = (version: number, messages: Message[], steps: Step[]) => ({ version, messages, steps }) as Case;

describe('the thread', () => {
  it('puts what happened before what was said of it at the same moment', () => {
    const entries = entriesOf({
      messages: [message('m2', 5, customer), message('m1', 0, customer)],
      steps: [step('s', 5, 'Ana')],
      suggestions: [],
    });
    expect(entries.map(({ id }) => id)).toEqual(['m1', 's', 'm2']);
  });
});

describe('what changed while somebody was writing', () => {
  const before = caseOf(3, [message('m1', 0, customer)], []);
  it('is what others added, not what the writer did', () => {
    const mine = { kind: 'person', id: 'me', name: 'Lucía' } as const;
    const now = caseOf(
      6,
      [...before.messages, message('m2', 2, customer), message('m3', 3, mine)],
      [step('s1', 1, 'Ana'), step('s2', 1, 'Lucía')],
    );
    expect(changesSince(seenOf(before), now, me).map(({ by }) => by)).toEqual(['Joan P.', 'Ana']);
  });
  it('is nothing where the case only moved on by itself', () => {
    expect(changesSince(seenOf(before), caseOf(4, before.messages, []), me)).toEqual([]);
  });
});

describe('clocks', () => {
  const now = Date.parse(at(0));
  it('says late only after the moment', () => {
    expect(sayDue(at(-1), 'legal', now).late).toBe(true);
    expect(sayDue(at(1), 'promise', now).late).toBe(false);
  });
  it('shows each kind that runs once, the law first', () => {
    const clock = (id: string, kind: 'legal' | 'promise', stoppedAt: string | null) => ({
      id,
      kind,
      basis: '',
      startsAt: at(0),
      dueAt: at(9),
      stoppedAt,
    });
    const shown = runningClocks([clock('a', 'promise', null), clock('b', 'legal', at(1)), clock('c', 'legal', null)]);
    expect(shown.map(({ id }) => id)).toEqual(['c', 'a']);
  });
});

describe('the limit that leaves least', () => {
  const left = (per: 'request' | 'order' | 'month', unit: 'money' | 'percent' | 'count', used: number, max: number) => ({
    per,
    unit,
    max,
    used,
    left: max - used,
  });
  it('is of a span of time or an order, in money or in times', () => {
    expect(
      tightest([left('request', 'money', 0, 25), left('month', 'money', 500, 600), left('order', 'percent', 9, 10)])?.per,
    ).toBe('month');
    expect(tightest([left('request', 'money', 0, 25)])).toBeNull();
  });
});

describe('the amount while nobody has typed one', () => {
  const order = {
    currency: 'EUR',
    lines: [
      { ref: 'a', unitMinor: 2_000, quantity: 2 },
      { ref: 'b', unitMinor: 500, quantity: 1 },
    ],
  } as Order;
  const line = (maxMinor: number | null, suggestedMinor: number | null) =>
    ({ maxMinor, suggestedMinor, params: [{ name: 'lines' }] }) as MayLine;
  const given = (
    params: Parameters<typeof amountNow>[0]['params'],
    maxMinor: number | null,
    suggestedMinor: number | null,
    movesMoney = true,
  ) => amountNow({ line: line(maxMinor, suggestedMinor), order, params, currency: 'EUR', movesMoney })?.minor ?? null;
  it.each([
    ['everything where everything is given back', {}, 4_500, 4_500, 4_500],
    ['the chosen lines', { lines: [{ ref: 'a', quantity: 1 }] }, 4_500, 4_500, 2_000],
    ['never more than there is', { lines: [{ ref: 'a', quantity: 2 }] }, 1_200, 1_200, 1_200],
    ['nothing where a part is given and none was chosen', {}, 4_500, 100, null],
  ])('is %s', (_what, params, max, suggested, minor) => expect(given(params, max, suggested)).toBe(minor));
  it('is the value of the goods where no money moves', () => expect(given({}, null, 100, false)).toBe(4_500));
});

describe('what is missing before an action', () => {
  const ruling = { circuit: 'authorised', missing: [] } as Pick<MayLine['ruling'], 'circuit' | 'missing'>;
  const params: MayLine['params'] = [{ name: 'fault', type: 'text', required: true, choices: [] }];
  const now = { can: true, why: null, params, ruling } as MayLine;
  const asked = { now, params: { fault: 'x' }, amount: { minor: 1, currency: 'EUR' }, hasAmount: true, reason: 'why' };
  it('is nothing when all is there', () => expect(lackOf(asked)).toBeNull());
  it.each([
    ['the amount', { amount: null }, 'cases.amount.why'],
    ['a parameter', { params: {} }, 'cases.param.why'],
    ['the reason beyond one’s own circuit', { reason: ' ' }, 'cases.leave.why'],
    [
      'the identity',
      { now: { ...now, ruling: { ...now.ruling, missing: [{ kind: 'identity', value: '' }] } } as MayLine },
      'cases.identity.why',
    ],
    ['leave of the shop', { now: { ...now, can: false, why: 'shipped' } }, 'shipped'],
  ])('is %s', (_what, change, word) => expect(lackOf({ ...asked, ...change })).toBe(word));
});
