import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Ask } from '../attributions/contract.ts';
import { askingCost } from '../attributions/costs/views.ts';
import { keptSteps, limitLeft } from '../attributions/views.ts';
import { centreOf, chainAbove } from '../organization/views.ts';
import { requestFor, usualTime } from '../requests/views.ts';
import { type AuthorizationFacts, found, type Held, mayActAsAsker, mayDecide, presentOf, seatFor } from './access.ts';
import type { Authorization } from './contract.ts';
import { canNow, secondsOf, waited } from './decide.ts';
import { precedentsFor } from './precedents/views.ts';
import { columns, hasOpenedEvidence } from './sql.ts';
import { openStep } from './steps/access.ts';

/** The view of an authorisation for whoever acts: the facts, what was decided before, what it costs, and what they may do now. */
export async function authorizationView(tx: Tx, held: Held): Promise<Authorization> {
  const ask = await askingCost(tx, { action: held.ask.action, waitedMinutes: await waitOf(tx, held) });
  const decides = mayDecide(tx.actor, held) === null && canNow(held, 'approve', tx.now) === null;
  const asks = mayActAsAsker(tx.actor, held) === null;
  const { decidedAt, decidedByName } = held;
  return {
    request: held.request,
    state: held.state,
    ask: held.ask,
    fingerprint: held.hash.slice(0, 8),
    reason: held.reason,
    facts: held.facts,
    rulingReasons: held.rulingReasons[tx.actor.locale],
    evidence: held.evidence,
    chain: held.chain,
    steps: await stepsView(tx, held),
    promisedAt: held.promisedAt?.toISOString() ?? null,
    decision: decidedAt && {
      by: decidedByName ?? '',
      at: decidedAt.toISOString(),
      reason: held.decisionReason,
      changedMinor: held.changedMinor,
    },
    question: held.question,
    reply: held.reply,
    validUntil: held.validUntil?.toISOString() ?? null,
    costs: {
      grantMinor: held.ask.amount?.minor ?? null,
      askMinor: ask.totalMinor,
      ask,
    },
    precedents: await precedentsFor(tx, { ...held.ask, facts: held.facts }, held.id),
    myLimit: decides ? await limitOf(tx, held) : null,
    may: {
      decide: decides,
      withdraw: asks && canNow(held, 'withdraw', tx.now) === null,
      reply: asks && canNow(held, 'reply', tx.now) === null,
      acceptChanges: asks && canNow(held, 'acceptChanges', tx.now) === null,
    },
  };
}

/** The steps that the amount goes through, with how each stands. */
async function stepsView(tx: Tx, { rulingId, ask, steps }: Held): Promise<Authorization['steps']> {
  if (steps.length === 0) return [];
  const { needed } = await keptSteps(tx, { rulingId, ask });
  const open = openStep(steps, needed);
  return steps
    .slice(0, needed)
    .map((step, at) => ({ ...step, state: open < 0 || at < open ? 'agreed' : at === open ? 'open' : 'ahead' }));
}

/** Whether somebody must still agree before this is granted, by the amount that it is for now. */
export async function isOpenFor(tx: Tx, { rulingId, ask, steps }: AuthorizationFacts): Promise<boolean> {
  return steps.length > 0 && openStep(steps, (await keptSteps(tx, { rulingId, ask })).needed) >= 0;
}

/** How long the customer waited for it; as long as nobody has decided, how long it usually takes whoever has it. */
async function waitOf(tx: Tx, held: Held): Promise<number> {
  const present = presentOf(held.request);
  if (held.decidedAt || present === null) return waited(held, tx.now);
  const { timeZone } = await centreOf(tx);
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(tx.now));
  return (await usualTime(tx, { kind: 'authorization', scope: `person:${present}`, hour })).minutes;
}

/** One authorisation, for those who may see it; null for everybody else. */
export async function authorizationById(tx: Tx, id: string): Promise<Authorization | null> {
  const held = await heldById(tx, id);
  return held ? authorizationView(tx, held) : null;
}

async function heldById(tx: Tx, id: string): Promise<Held | null> {
  const row =
    await sql<AuthorizationFacts>`select ${columns} from authorization_request where org_id = ${tx.orgId} and id = ${id}`.execute(
      tx.sql,
    );
  const held = found(tx.actor, row.rows[0] ?? null, await requestFor(tx, id));
  return isRefusal(held) ? null : held;
}

export type Granted = {
  state: Authorization['state'];
  rulingId: string;
  ask: Ask;
  warrantId: string | null;
  decidedBy: string | null;
  validUntil: Date | null;
};

/** What the room that carries it out needs of it, whoever acts. */
export async function authorizationFor(tx: Tx, id: string): Promise<Granted | null> {
  const row =
    await sql<Granted>`select state, ruling_id as "rulingId", payload as ask, warrant_id as "warrantId", decided_by_name as "decidedBy",
    valid_until as "validUntil" from authorization_request where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return row.rows[0] ?? null;
}

/** The tightest limit in money that counts over a day, a week or a month, of whoever's limit would be used. */
async function limitOf(tx: Tx, held: Held): Promise<Authorization['myLimit']> {
  const line = await chainAbove(tx, held.request.askedBy.id, tx.now);
  const { principalId } = seatFor(tx.actor, held, line);
  const { left } = await limitLeft(tx, {
    holderId: tx.actor.kind === 'link' ? (presentOf(held.request) ?? principalId) : principalId,
    action: held.ask.action,
    ask: held.ask,
  });
  const counted = left.filter((one) => one.unit === 'money' && ['day', 'week', 'month'].includes(one.per));
  const tightest = counted.toSorted((a, b) => a.left - b.left)[0];
  return tightest ? { maxMinor: tightest.max, usedMinor: tightest.used } : null;
}

/** Grants that nobody has used in time, the oldest first. */
export async function lapsedGrants(tx: Tx, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`select id from authorization_request where org_id = ${tx.orgId}
    and state in ('approved', 'approved_with_changes') and valid_until <= ${tx.now} order by valid_until limit ${limit}`.execute(
    tx.sql,
  );
  return found.rows.map((row) => row.id);
}

/** How much each superior could grant of this by themselves, for the screen: null where no limit in money binds. */
export async function limitsOf(tx: Tx, principalIds: readonly string[], ask: Ask): Promise<(number | null)[]> {
  const limits: (number | null)[] = [];
  for (const holderId of principalIds) limits.push((await limitLeft(tx, { holderId, action: ask.action, ask })).ownMax);
  return limits;
}

/** How it was decided, for the room that looks for what is decided alike: who, in what time, and with what was brought opened or not. */
export async function howDecided(tx: Tx, held: Held) {
  const { id, decidedBy, evidence } = held;
  const opened = decidedBy !== null && evidence.length > 0 ? await hasOpenedEvidence(tx, id, decidedBy) : null;
  return { decidedBy, decisionSeconds: secondsOf(held), evidenceOpened: opened };
}
