'use strict';
// A payment provider for tests. It keeps its own book (JSON lines), so that a test can count how often money really moved,
// whatever the shop believes. The last two digits of a refund choose how it behaves, as they would on a provider's test bench.
const { appendFileSync } = require('node:fs');
const { randomUUID } = require('node:crypto');
const { LanguageCode, PaymentMethodHandler } = require('@vendure/core');

const BOOK = process.env.PSP_BOOK;
const SLOW_MS = Number(process.env.PSP_SLOW_MS ?? 4000);

function write(kind, order, amount, rest) {
  const entry = {
    id: `psp_${randomUUID()}`,
    at: new Date().toISOString(),
    kind,
    order: order.code,
    amount,
    currency: order.currencyCode,
    ...rest,
  };
  appendFileSync(BOOK, `${JSON.stringify(entry)}\n`);
  return entry.id;
}
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Amounts in minor units. 666 is declined; the endings below say what else can happen to a refund. */
const ENDING = { movedThenError: 13, movedButSlow: 17, pending: 19, errorUnmoved: 23 };

const testPsp = new PaymentMethodHandler({
  code: 'test-psp',
  description: [{ languageCode: LanguageCode.en, value: 'Payment provider for tests' }],
  args: {},
  createPayment: (_ctx, order, amount, _args, metadata) => {
    if (metadata.decline) return { amount, state: 'Declined', errorMessage: 'card declined' };
    if (metadata.authorizeOnly)
      return { amount, state: 'Authorized', transactionId: write('authorize', order, amount, { moved: false }) };
    return { amount, state: 'Settled', transactionId: write('charge', order, amount, { moved: true }) };
  },
  settlePayment: (_ctx, order, payment) => {
    write('charge', order, payment.amount, { moved: true });
    return { success: true };
  },
  cancelPayment: () => ({ success: true }),
  createRefund: async (_ctx, input, amount, order) => {
    const ending = amount % 100;
    const book = (moved) => write('refund', order, amount, { moved, reason: input.reason ?? null });
    if (amount === 666) return { state: 'Failed', transactionId: book(false) };
    if (ending === ENDING.errorUnmoved) {
      book(false);
      throw new Error('payment provider: gateway error');
    }
    if (ending === ENDING.pending) return { state: 'Pending', transactionId: book(true) };
    const transactionId = book(true);
    if (ending === ENDING.movedThenError) throw new Error('payment provider: gateway error');
    if (ending === ENDING.movedButSlow) await later(SLOW_MS);
    return { state: 'Settled', transactionId };
  },
});

module.exports = { testPsp };
