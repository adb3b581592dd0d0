import type { z } from 'zod';
import type { zCase, zMayLine } from '../../cases/contract.ts';
import type { Order } from '../../stores/contract.ts';
import { READ_AS_DATA } from './contract.ts';

type CaseView = z.output<typeof zCase>;
type MayLine = z.output<typeof zMayLine>;
type Row = Pick<
  CaseView,
  | 'id'
  | 'key'
  | 'state'
  | 'subject'
  | 'snippet'
  | 'customerName'
  | 'channel'
  | 'language'
  | 'nature'
  | 'reason'
  | 'ownerName'
  | 'circuit'
  | 'waits'
  | 'openedAt'
  | 'nextDueAt'
  | 'nextDueKind'
>;

const AUTHORS = {
  customer: 'customer',
  person: 'agent',
  assistant: 'assistant',
  department: 'department',
  system: 'house',
  party: 'third party',
} as const;

/** What the house knows of a case, apart from what somebody wrote. */
const knownOf = ({
  id,
  key,
  state,
  channel,
  language,
  nature,
  reason,
  ownerName,
  circuit,
  waits,
  openedAt,
  nextDueAt,
  nextDueKind,
}: Row) => ({
  ...{ id, key, state, channel, language, nature, reason, owner: ownerName, circuit, waitsFor: waits, openedAt },
  due: nextDueAt && { at: nextDueAt, kind: nextDueKind },
});

export const rowRead = (row: Row) => ({
  ...knownOf(row),
  said: { customerName: row.customerName, subject: row.subject, beginning: row.snippet },
});

export const listRead = (rows: readonly Row[], more: boolean) => ({ notice: READ_AS_DATA, cases: rows.map(rowRead), more });

/** A case as a program reads it: whatever people wrote lies under `said`, each with who wrote it, beside what the house knows. */
export function caseRead(view: CaseView, orders: readonly Order[]) {
  return {
    notice: READ_AS_DATA,
    ...knownOf(view),
    said: { customerName: view.customer.name, subject: view.subject },
    customer: { since: view.customer.since, tier: view.customer.tier, cases: view.customer.cases, orders: view.customer.orders },
    may: { reply: view.may.reply, act: view.may.act },
    points: view.issues.map(({ id, reason, state, outcome, text, answer }) => ({
      id,
      reason,
      state,
      outcome,
      said: { text, answer },
    })),
    messages: view.messages.map((one) => ({
      ...{ id: one.id, at: one.at, author: AUTHORS[one.author.kind], channel: one.channel },
      seenBy: one.direction === 'note' ? 'inside only' : 'customer',
      said: { by: one.author.name, text: one.text, quoted: one.quoted },
      files: one.attachments.map(({ sha256, type, name }) => ({ sha256, type, said: { name } })),
    })),
    orders: orders.map((order) => orderRead(order, view.orderId)),
    actions: view.actions.map(({ id, at, action, name, params, amount, circuit, state, by, note, requestId }) => ({
      ...{ id, at, action, name, params, amount, circuit, state, by, requestId },
      said: { note },
    })),
    suggestions: view.suggestions.map(({ id, at, kind, action, params, amount, by, state, text }) => ({
      ...{ id, at, kind, action, params, amount, by: by.name, byAssistant: by.assistant, state },
      said: { text },
    })),
  };
}

const orderRead = (order: Order, ofCase: string | null) => ({
  ...{ id: order.id, number: order.number, store: order.storeName, state: order.state, isOfCase: order.id === ofCase },
  ...{ placedAt: order.placedAt, deliveredAt: order.deliveredAt, currency: order.currency },
  ...{
    totalMinor: order.totalMinor,
    paidMinor: order.paidMinor,
    refundedMinor: order.refundedMinor,
    refundableMinor: order.refundableMinor,
  },
  lines: order.lines.map(({ ref, sku, name, quantity, unitMinor }) => ({ ref, sku, name, quantity, unitMinor })),
});

/** A line of the "you may" bar without what only a screen draws. */
export function mayRead({ ruling, usual, ...line }: MayLine) {
  const decides = ruling.circuit === 'consulted' ? ruling.department?.name : ruling.chain[0]?.name;
  return {
    ...{ action: line.action, name: line.name, section: line.section, circuit: ruling.circuit, can: line.can, why: line.why },
    isRight: ruling.isRight,
    decides: ruling.circuit === 'own' ? 'you' : (decides ?? null),
    usualMinutes: ruling.circuit === 'own' ? 0 : (usual?.minutes ?? null),
    ...{ ownMaxMinor: ruling.ownMax, maxMinor: line.maxMinor, left: ruling.left, missing: ruling.missing },
    reasons: ruling.reasons.map((reason) => reason.text),
    ...{ effects: line.effects, params: line.params },
  };
}

/** What an intention is about, without its free text: under one idempotency key there is one. */
export function essence(input: Record<string, unknown>): string {
  const told = ['case', 'action', 'actionId', 'amount', 'params', 'orderId', 'circuit', 'department', 'mode'] as const;
  return JSON.stringify(told.map((name) => input[name] ?? null));
}

/** What came of an action that was just taken: the newest of its kind in the case. */
export function takenOf(view: CaseView, code: string) {
  const taken = view.actions.findLast(({ action }) => action === code);
  if (!taken) throw new Error(`no ${code} in ${view.key}`);
  const { id, action, name, amount, circuit, state, requestId } = taken;
  return { case: view.id, key: view.key, taken: { id, action, name, amount, circuit, state, requestId }, waitsFor: view.waits };
}

/** The files of a case that somebody names as evidence; null where one of them is none of this case. */
export function filesNamed(view: CaseView, hashes: readonly string[]): CaseView['messages'][number]['attachments'] | null {
  const files = view.messages.flatMap((message) => message.attachments);
  const named = hashes.map((sha256) => files.find((file) => file.sha256 === sha256));
  return named.some((file) => file === undefined) ? null : named.filter((file) => file !== undefined);
}
