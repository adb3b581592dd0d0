import { describe, expect, test } from 'vitest';
import type { Instruction, Outcome } from '../connectors/contract.ts';
import type { OrderSeen, Question, Reply } from '../vendure-orders/contract.ts';
import { reconcileRefund, refund } from './decide.ts';

const ID = '0199a0b0-0000-7000-8000-00000000abcd';
const seen = (refunds: { total: number; state: string; reason?: string }[] = []): OrderSeen => ({
  id: '7',
  code: 'ABC',
  state: 'PaymentSettled',
  nextStates: [],
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  orderPlacedAt: '2026-11-01T10:00:00Z',
  currencyCode: 'EUR',
  totalWithTax: 5000,
  shippingWithTax: 0,
  couponCodes: [],
  customer: null,
  shippingAddress: null,
  lines: [],
  payments: [
    {
      id: '9',
      method: 'tarjeta',
      amount: 5000,
      state: 'Settled',
      refunds: refunds.map(({ reason = null, ...rest }, n) => ({
        id: `${n + 1}`,
        createdAt: '2026-11-02T10:00:00Z',
        updatedAt: '2026-11-02T10:00:00Z',
        transactionId: null,
        reason,
        ...rest,
      })),
    },
  ],
  fulfillments: [],
  modifications: [],
  history: { items: [] },
});
const told = (order: OrderSeen): Reply => ({ kind: 'answered', data: { order } });
const wish: Instruction = {
  op: 'refund',
  action: 'REFUND_PARTIAL',
  orderRef: '7',
  amount: { minor: 1000, currency: 'EUR' },
  input: { reason: 'rota' },
  before: { refundedMinor: 0, refundRefs: [] },
};

function hold(replies: Reply[], instruction = wish): { outcome: Outcome | null; asked: Question[] } {
  const talk = refund(ID, instruction);
  const asked: Question[] = [];
  let step = talk.next();
  for (const reply of replies) {
    if (step.done) break;
    asked.push(step.value);
    step = talk.next(reply);
  }
  return { outcome: step.done ? step.value : null, asked };
}
const after = (reply: Reply, later = seen()) => hold([told(seen()), reply, told(later)]).outcome;
const answered = (refundOrder: unknown): Reply => ({ kind: 'answered', data: { refundOrder } });

describe('what the shop answers to a refund, and what that means', () => {
  test.each<[string, Reply, Partial<Outcome>]>([
    ['settled', answered({ id: '3', total: 1000, state: 'Settled', transactionId: 't' }), { kind: 'done' }],
    ['pending', answered({ id: '3', total: 1000, state: 'Pending', transactionId: null }), { kind: 'pending' }],
    [
      'declined',
      answered({ id: '3', total: 1000, state: 'Failed', transactionId: null }),
      { kind: 'permanent', code: 'declined' },
    ],
    ['too much', answered({ errorCode: 'REFUND_AMOUNT_ERROR', message: '' }), { kind: 'permanent', code: 'amount_exceeds' }],
    ['a business error nobody knows', answered({ errorCode: 'SOMETHING_NEW', message: '' }), { kind: 'ambiguous' }],
    ['nothing at all', answered(null), { kind: 'ambiguous' }],
    ['something unreadable', answered({ id: 3 }), { kind: 'ambiguous' }],
    ['no permission', { kind: 'refused', code: 'FORBIDDEN', text: '' }, { kind: 'permanent', code: 'forbidden' }],
    ['an error of its database', { kind: 'refused', code: 'INTERNAL_SERVER_ERROR', text: '' }, { kind: 'ambiguous' }],
    ['that something is not there', { kind: 'refused', code: 'ENTITY_NOT_FOUND', text: '' }, { kind: 'ambiguous' }],
    ['no answer', { kind: 'lost', code: 'TimeoutError', text: '' }, { kind: 'ambiguous' }],
    [
      'it could not be reached',
      { kind: 'unsent', code: 'ECONNREFUSED', text: '', retryAfterSeconds: null },
      { kind: 'temporary' },
    ],
  ])('%s', (_what, reply, outcome) => {
    expect(after(reply)).toMatchObject(outcome);
  });

  test('an error for a refund that it did save is told as what was saved', () => {
    const saved = seen([{ total: 1000, state: 'Pending', reason: `[mostrador:${ID}] rota` }]);
    expect(after({ kind: 'refused', code: 'INTERNAL_SERVER_ERROR', text: '' }, saved)).toMatchObject({
      kind: 'pending',
      handle: '1',
    });
  });
});

test('the mark stands first in the reason, and the fields called deprecated are never left out', () => {
  const { asked } = hold([told(seen()), { kind: 'lost', code: 'x', text: '' }]);
  expect(asked[1]?.variables['i']).toEqual({
    paymentId: '9',
    amount: 1000,
    lines: [],
    shipping: 0,
    adjustment: 0,
    reason: `[mostrador:${ID}] rota`,
  });
});

test.each<[string, OrderSeen, Partial<Instruction>]>([
  ['a refund with our mark is there', seen([{ total: 1000, state: 'Settled', reason: `[mostrador:${ID}]` }]), {}],
  ['more was given back than was seen', seen([{ total: 200, state: 'Settled' }]), {}],
  ['less is left', seen([{ total: 4500, state: 'Pending' }]), { before: {} }],
  ['the currency is another', seen(), { amount: { minor: 1000, currency: 'USD' } }],
  ['the amount is nothing', seen(), { amount: { minor: 0, currency: 'EUR' } }],
  ['the payment asked for is not there', seen(), { input: { paymentRef: '10' } }],
])('nothing is sent when %s', (_when, order, change) => {
  const { outcome, asked } = hold([told(order), answered({ id: '3', total: 1000, state: 'Settled', transactionId: null })], {
    ...wish,
    ...change,
  });
  expect(outcome).not.toBeNull();
  expect(asked.some(({ query }) => query.startsWith('mutation'))).toBe(false);
});

test('a refund that is not listed is never called absent', () => {
  for (const order of [seen(), seen([{ total: 1000, state: 'Settled' }])]) {
    const talk = reconcileRefund(ID, wish, new Date('2026-11-02T09:59:00Z'));
    talk.next();
    expect(talk.next(told(order))).toMatchObject({ done: true, value: { kind: 'unknown' } });
  }
});
