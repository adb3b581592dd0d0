import { expect, test } from 'vitest';
import type { Instruction } from '../connectors/contract.ts';
import type { Question, Reply } from '../vendure-orders/contract.ts';
import { editAddress } from './decide.ts';

const order = {
  id: '7',
  code: 'ABC',
  state: 'PaymentSettled',
  nextStates: ['Modifying'],
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  orderPlacedAt: null,
  currencyCode: 'EUR',
  totalWithTax: 5000,
  shippingWithTax: 0,
  couponCodes: [],
  customer: null,
  shippingAddress: { city: 'Valencia' },
  lines: [],
  payments: [{ id: '9', method: 'tarjeta', amount: 5000, state: 'Settled', refunds: [] }],
  fulfillments: [],
  modifications: [],
  history: { items: [] },
};
const wish: Instruction = {
  op: 'editAddress',
  action: 'ADDRESS_CHANGE',
  orderRef: '7',
  amount: null,
  input: { address: { city: 'Lisboa' } },
  before: {},
};

/** Every way a question can end that is no success. */
const FAILURES: Reply[] = [
  { kind: 'lost', code: 'TimeoutError', text: '' },
  { kind: 'unsent', code: 'ECONNREFUSED', text: '', retryAfterSeconds: null },
  { kind: 'refused', code: 'INTERNAL_SERVER_ERROR', text: '' },
  { kind: 'refused', code: 'USER_INPUT_ERROR', text: '' },
  { kind: 'answered', data: { modifyOrder: { errorCode: 'NO_CHANGES_SPECIFIED_ERROR', message: '' } } },
];

function hold(modify: Reply, back: boolean) {
  const talk = editAddress('id', false, wish);
  const asked: Question[] = [];
  let step = talk.next();
  while (!step.done) {
    const { query, variables } = step.value;
    asked.push(step.value);
    if (query.startsWith('query')) step = talk.next({ kind: 'answered', data: { order } });
    else if (query.includes('modifyOrder')) step = talk.next(modify);
    else if (variables['s'] === 'Modifying' || back)
      step = talk.next({ kind: 'answered', data: { transitionOrderToState: { state: variables['s'] } } });
    else step = talk.next({ kind: 'lost', code: 'TimeoutError', text: '' });
  }
  return {
    outcome: step.value,
    moves: asked.filter(({ query }) => query.includes('transition')).map(({ variables }) => variables['s']),
  };
}

test('whatever becomes of the change, the order is brought back to where it was', () => {
  for (const failure of FAILURES) {
    const { outcome, moves } = hold(failure, true);
    expect(moves).toEqual(['Modifying', 'PaymentSettled']);
    expect(outcome.kind).not.toBe('done');
  }
});

test('an order that may be left in between is never called finished', () => {
  const changed: Reply = { kind: 'answered', data: { modifyOrder: { state: 'Modifying' } } };
  for (const reply of [changed, ...FAILURES])
    expect(hold(reply, false).outcome).toMatchObject({ kind: 'ambiguous', code: 'left_in_modifying' });
  expect(hold(changed, true).outcome).toMatchObject({ kind: 'done' });
});
