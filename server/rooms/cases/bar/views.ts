import { type Facts, holds } from '../../../platform/conditions.ts';
import type { Tx } from '../../../platform/act.ts';
import { isRefusal, must, refused } from '../../../platform/refusal.ts';
import { say } from '../../../platform/words.ts';
import type { ActionKind, Ask, Ruling } from '../../attributions/contract.ts';
import { ruleMany } from '../../attributions/actions/rule-many.ts';
import type { AskingCost } from '../../attributions/costs/contract.ts';
import { askingCosts } from '../../attributions/costs/views.ts';
import { actionKinds } from '../../attributions/views.ts';
import { type Precedent, precedentsFor } from '../../authorizations/precedents/views.ts';
import { customerById } from '../../customers/views.ts';
import type { Notice } from '../../information/contract.ts';
import { noticesFor } from '../../information/views.ts';
import { centreOf } from '../../organization/views.ts';
import { usualTimes } from '../../requests/views.ts';
import { zOp } from '../../stores/contract.ts';
import { type Feasible, feasibleMany, orderById } from '../../stores/views.ts';
import type { z } from 'zod';
import { mayNameOrder, mayRecognise } from '../access.ts';
import type { zMayLine } from '../contract.ts';
import { askOf, type CaseSide, type Given, previewAmount } from './decide.ts';

export type MayLine = z.output<typeof zMayLine>;
type CaseHead = {
  id: string;
  channel: string;
  language: string;
  reason: string;
  nature: string;
  customer_id: string | null;
  store_id: string | null;
  order_id: string | null;
};
type Centre = Awaited<ReturnType<typeof centreOf>>;

const UNKNOWN_TIER = 'standard';
const EMPTY: Omit<Given, 'amount'> = { params: {}, identityVerified: false, evidence: [] };

/** A kind of action prepared for ruling: the exact ask, what the shop says, and the notices that stand before it. */
export type Prepared = {
  kind: ActionKind;
  ask: Ask;
  feasible: Feasible;
  notices: Notice[];
  centre: Centre;
};

/** Prepares kinds of action for a case and an order: what the shop knows is read once for all of them. */
export async function prepare(
  tx: Tx,
  head: CaseHead,
  orderId: string | null,
  wanted: { kind: ActionKind; given: Given | null }[],
): Promise<Prepared[]> {
  const centre = await centreOf(tx);
  const order = orderId ? await orderById(tx, orderId) : null;
  if (orderId && !order) throw refused('invalid', 'cases.orderUnknown', { field: 'orderId' });
  if (order) must(mayNameOrder(tx.actor, { orderId: head.order_id, customerId: head.customer_id }, order));
  const currency = order?.currency ?? centre.currency;
  const side: CaseSide = {
    caseId: head.id,
    channel: head.channel,
    language: head.language,
    reason: head.reason,
    nature: head.nature,
    customerId: head.customer_id,
    storeId: order?.storeId ?? head.store_id,
    orderRef: order?.ref ?? null,
    tier: head.customer_id ? ((await customerById(tx, head.customer_id))?.tier ?? UNKNOWN_TIER) : UNKNOWN_TIER,
  };
  const givens = wanted.map(({ kind, given }) => ({
    kind,
    given: given ?? { ...EMPTY, amount: previewAmount(kind, order?.refundableMinor ?? null, currency) },
  }));
  const feasible = await feasibleMany(tx, {
    orderId: order?.id ?? null,
    storeId: side.storeId,
    customerId: side.customerId,
    asks: givens.map(({ kind, given }) => ({
      action: kind.code,
      op: zOp.catch('external').parse(kind.op),
      params: given.params,
      amount: given.amount,
    })),
  });
  const notices = await noticesFor(tx, { skus: order?.lines.map((l) => l.sku) ?? [] });
  const acknowledged = notices.filter((n) => n.mine.acknowledgedAt).map((n) => n.number);
  return givens.flatMap(({ kind, given }, i) => {
    const one = feasible[i] && outsideShop(kind, feasible[i]);
    return one
      ? [
          {
            kind,
            // Without an order it is the shop that was asked: what is carried out nowhere would be told as done.
            ask: askOf(
              { ...side, storeId: side.storeId ?? (kind.op ? one.storeId : null) },
              kind,
              given,
              one.facts,
              acknowledged,
            ),
            feasible: one,
            notices: notices.filter((n) => n.actions.includes(kind.code)),
            centre,
          },
        ]
      : [];
  });
}

/** What is not carried out in a shop needs none: only the shop's own rules may still stand against it. */
const outsideShop = (kind: ActionKind, one: Feasible): Feasible =>
  kind.op
    ? one
    : { ...one, effects: [], ...(one.refusal?.kind === 'not_found' ? { allowed: true, reason: null, refusal: null } : {}) };

/** A reason against it: a word key with what it speaks of, and the same said. */
type Against = { word: string; params: Record<string, string | number>; text: string };

/** Why an action can't be done now whatever the circuit: the shop's rules, a notice that withholds it, a notice not yet read. Null: it can. */
export function whyNot(tx: Tx, { feasible, notices }: Prepared): Against | null {
  const said = (word: string, params: Against['params']): Against => ({ word, params, text: say(tx.actor.locale, word, params) });
  const withheld = notices.find((n) => n.withholds);
  if (withheld) return said('cases.withheld', { number: withheld.number, title: withheld.title });
  const unread = notices.find((n) => n.mine.awaited);
  if (unread) return said('cases.noticeUnread', { number: unread.number, title: unread.title });
  if (feasible.allowed) return null;
  if (feasible.refusal?.reason === 'stores.storeUnknown') return said('cases.noShop', {});
  const reason = feasible.reason ?? say(tx.actor.locale, 'cases.shopSaysNo');
  return { word: 'cases.shopSays', params: { reason }, text: reason };
}

const nameOf = (tx: Tx, kind: ActionKind) => (tx.actor.locale === 'es' ? kind.nameEs : kind.nameEn);
const fitting = (kind: ActionKind, facts: Facts) => kind.fits.every((condition) => holds(condition, facts));

/** The "you may" bar: every kind of action that fits, with circuit, who decides, the usual time, what is left, and why not. */
export async function mayBar(tx: Tx, head: CaseHead, orderId: string | null): Promise<MayLine[]> {
  const kinds = await actionKinds(tx);
  const prepared = (
    await prepare(
      tx,
      head,
      orderId,
      kinds.map((kind) => ({ kind, given: null })),
    )
  ).filter(({ kind, ask }) => fitting(kind, ask.facts));
  const rulings = await ruleMany(tx, { asks: prepared.map((p) => p.ask) });
  return linesOf(tx, prepared, rulings);
}

/** The same for one kind of action, with what the agent has typed. */
export async function mayOne(tx: Tx, head: CaseHead, orderId: string | null, action: string, given: Given): Promise<MayLine> {
  const kind = (await actionKinds(tx)).find((k) => k.code === action);
  if (!kind) throw refused('invalid', 'cases.actionUnknown', { field: 'action' });
  const prepared = await prepare(tx, head, orderId, [{ kind, given }]);
  const [line] = await linesOf(tx, prepared, await ruleMany(tx, { asks: prepared.map((p) => p.ask) }));
  if (!line) throw refused('invalid', 'cases.actionUnknown', { field: 'action' });
  return line;
}

/** What was decided on the like of what would be asked here: for whoever has the case open, before they ask. */
export async function precedentsIn(
  tx: Tx,
  head: CaseHead,
  orderId: string | null,
  { action, minor }: { action: string; minor?: number | undefined },
): Promise<Precedent[]> {
  const kind = (await actionKinds(tx)).find((one) => one.code === action);
  if (!kind) throw refused('invalid', 'cases.actionUnknown', { field: 'action' });
  const [one] = await prepare(tx, head, orderId, [{ kind, given: null }]);
  if (!one) return [];
  const amount = minor === undefined ? null : { minor, currency: one.centre.currency };
  return precedentsFor(tx, { ...one.ask, amount });
}

async function linesOf(tx: Tx, prepared: Prepared[], rulings: Ruling[]): Promise<MayLine[]> {
  const scopes = rulings.map(scopeOf);
  const asked = scopes.filter((s) => s !== null);
  const hour = hourIn(prepared[0]?.centre.timeZone ?? 'UTC', tx.now);
  const times = asked.length ? await usualTimes(tx, asked, hour) : [];
  const usualOf = (scope: Scope | null) => (scope ? (times[asked.indexOf(scope)] ?? null) : null);
  const usual = scopes.map(usualOf);
  const asks = prepared.map(({ kind }, i) => ({ action: kind.code, waitedMinutes: usual[i]?.minutes ?? 0 }));
  const costs = asked.length ? await askingCosts(tx, asks) : [];
  return prepared.flatMap((one, i) => {
    const ruling = rulings[i];
    return ruling ? [lineOf(tx, one, ruling, usual[i] ?? null, usual[i] ? (costs[i] ?? null) : null)] : [];
  });
}

function lineOf(tx: Tx, one: Prepared, ruling: Ruling, usual: MayLine['usual'], cost: AskingCost | null): MayLine {
  const no = forbiddenBy(tx, one, ruling) ?? whyNot(tx, one);
  return {
    action: one.kind.code,
    name: nameOf(tx, one.kind),
    section: one.kind.section,
    ruling,
    usual,
    askCostMinor: cost?.totalMinor ?? null,
    askCost: cost,
    can: no === null,
    why: no?.text ?? null,
    maxMinor: one.feasible.maxMinor,
    suggestedMinor: one.ask.amount?.minor ?? null,
    effects: one.feasible.effects,
    params: one.kind.params,
  };
}

function forbiddenBy(tx: Tx, { kind }: Prepared, { circuit, reasons, isRight }: Ruling): { text: string } | null {
  if (circuit === 'forbidden') return { text: reasons.at(-1)?.text ?? '' };
  const may = mayRecognise(tx.actor, { isRight, movesMoney: kind.movesMoney });
  return isRefusal(may) ? { text: say(tx.actor.locale, may.reason) } : null;
}

/** Making a format takes longer than all the rest of a line. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function hourIn(timeZone: string, at: Date): number {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  clocks.set(timeZone, clock);
  return Number(clock.format(at));
}

type Scope = { kind: 'consultation' | 'authorization'; scope: string };

/** Whose usual time counts: the department's, or the nearest decider's. */
function scopeOf(ruling: Ruling): Scope | null {
  if (ruling.circuit === 'consulted' && ruling.department)
    return { kind: 'consultation', scope: `unit:${ruling.department.unitId}` };
  const first = ruling.chain[0];
  return ruling.circuit === 'authorised' && first ? { kind: 'authorization', scope: `person:${first.personId}` } : null;
}
