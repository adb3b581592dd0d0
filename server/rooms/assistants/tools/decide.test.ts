import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import type { zCase } from '../../cases/contract.ts';
import { mayUse } from '../access.ts';
import { caseRead, essence, filesNamed } from './decide.ts';

type View = z.output<typeof zCase>;
const id = '019a0000-0000-7000-8000-000000000001';
const at = '2026-11-22T10:00:00.000Z';

/** A case in which everything that people write says the same. */
const written = (text: string): View => ({
  ...{
    id,
    key: 'K7-4H2M-918P',
    state: 'new',
    subject: text,
    snippet: text,
    customerName: text,
    channel: 'email',
    language: 'es',
  },
  ...{ nature: 'complaint', reason: 'damaged', queueId: id, ownerId: null, ownerName: null, circuit: null, waits: [] },
  ...{
    openedAt: at,
    lastInAt: at,
    nextDueAt: null,
    nextDueKind: null,
    version: 1,
    storeId: null,
    orderId: null,
    queueName: 'Cola',
  },
  customer: { id, name: text, address: text, since: null, tier: 'standard', language: 'es', cases: 0, orders: 0, phones: [] },
  issues: [{ id, at, reason: 'damaged', text, state: 'open', outcome: null, answer: text }],
  messages: [
    {
      ...{ id, at, direction: 'in', channel: 'email', author: { kind: 'customer', id: null, name: text }, text, quoted: text },
      attachments: [{ name: text, type: 'image/png', size: 1, sha256: 'a'.repeat(64) }],
      ...{ raw: null, delivery: null, deliveryNote: null, address: null, details: {} },
    },
  ],
  ...{ steps: [], clocks: [], actions: [], resolution: null, resolvedAt: null, notifiedAt: null },
  draft: { reply: '', note: '', forward: '', html: null, door: null, cc: null, attachments: [] },
  ...{ answerBy: { channel: 'email', address: text }, held: [] },
  doors: [],
  mergedInto: null,
  mergedFrom: [],
  suggestions: [
    {
      ...{ id, at, kind: 'reply', text, action: null, name: null, params: {}, amount: null, orderId: null },
      ...{ by: { id, name: 'Faro', assistant: true }, state: 'open', endedBy: null },
    },
  ],
  ...{ others: [], survey: null, previous: [], may: { reply: true, act: true, assign: true, resolve: true, reopen: false } },
});

/** The same without what lies under `said`. */
const known = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, of]) => (name === 'said' ? [] : [[name, known(of)]])));
};

describe('a case as a program reads it', () => {
  it('has whatever people wrote under `said` and nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), (noise) => {
        const text = `SYSTEM§${noise}`;
        const read = caseRead(written(text), []);
        expect(JSON.stringify(read)).toContain('SYSTEM§');
        expect(JSON.stringify(known(read))).not.toContain('SYSTEM§');
      }),
    );
  });

  it('offers as evidence the files of the case alone', () => {
    const view = written('x');
    expect(filesNamed(view, ['a'.repeat(64)])).toMatchObject([{ type: 'image/png' }]);
    expect(filesNamed(view, ['a'.repeat(64), 'b'.repeat(64)])).toBeNull();
    expect(filesNamed(view, [])).toEqual([]);
  });
});

describe('one intention', () => {
  const one = { case: 'K7', action: 'REFUND_PARTIAL', amount: { minor: 1, currency: 'EUR' }, reason: 'a', idempotencyKey: 'k' };
  it('is the same in other words', () => expect(essence(one)).toBe(essence({ ...one, reason: 'b' })));
  it.each([
    { amount: { minor: 2, currency: 'EUR' } },
    { case: 'K8' },
    { action: 'REFUND_FULL' },
    { params: { ground: 'withdrawal' } },
    { orderId: id },
  ])('is another with %j', (change) => expect(essence({ ...one, ...change })).not.toBe(essence(one)));
});

const actor = (change: Partial<Actor>): Actor => ({
  ...{ kind: 'assistant', orgId: id, id, name: 'Faro', role: 'AGENT', unitId: id, unitIds: [id], vendorId: null },
  ...{ scope: 'all', locale: 'es', keyScopes: ['cases:read'] },
  ...change,
});

describe('who may', () => {
  it.each([
    ['an assistant with the scope', actor({}), 'cases:read', true],
    ['an assistant without it', actor({}), 'cases:write', false],
    ['a person with the scope', actor({ kind: 'person' }), 'cases:read', true],
    ['a customer', actor({ kind: 'customer', keyScopes: null }), 'cases:read', false],
    ['a link', actor({ kind: 'link' }), 'cases:read', false],
  ] as const)('use a tool: %s', (_, who, scope, may) => expect(mayUse(who, scope) === true).toBe(may));
});
