import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { say, sayMoney } from '../../../platform/words.ts';
import { allPeople, centreOf, chainAbove } from '../../organization/views.ts';
import { namesOf, nameOfPerson } from '../policy/changes/views.ts';
import type { Why } from '../limits/contract.ts';
import { circuitBy } from './mining/decide.ts';
import { answersById, pastById } from './mining/views.ts';
import { inWords } from '../reasons/decide.ts';
import type { PastRequest } from '../replay/contract.ts';
import { rowsOf, versionInForce } from '../ruling/views.ts';
import { compile } from '../standing/decide.ts';
import { wrongly } from './weighing/decide.ts';
import { mayDecide, mayLook, mayReadProposals, maySee, ofPerson, READERS } from './access.ts';
import type { Proposal, proposalRoutes } from './contract.ts';
import { changed, isDue, type Kernel, mayBeDismissed, mayBeTaken, spell } from './decide.ts';
import { columns, type ProposalRow } from './sql.ts';

type Names = Awaited<ReturnType<typeof namesOf>>;

/** The reason of contact as people call it; a centre's own reason is its own word. */
function reasonName(tx: Tx, reason: string): string {
  const key = `attributions.contactReason.${reason}`;
  const word = say(tx.actor.locale, key);
  return word === key ? reason : word;
}

function params(tx: Tx, found: Kernel, { names }: Names): Record<string, string | number> {
  const { evidence, unit, told, to, from } = found;
  const { locale } = tx.actor;
  const amount = (max: number | null) =>
    max === null ? '' : unit === 'count' ? String(max) : sayMoney(locale, max, names.currency);
  return {
    ...moneySaid(tx, told, names.currency),
    ...{ holder: names.holder(found.holder), action: names.action(found.action) },
    ...{ from: amount(from.max), to: amount(to.max), hasFrom: String(from.max !== null), hasTo: String(to.max !== null) },
    ...{
      department: found.department ? names.department(found.department) : '',
      reason: found.reason ? reasonName(tx, found.reason) : '',
      hasReason: String(found.reason !== null),
    },
    ...{ n: evidence.n, granted: evidence.granted, changed: evidence.changed, rejected: evidence.rejected },
    ...{
      waits: String(evidence.medianWaitMinutes !== null),
      wait: spell(evidence.medianWaitMinutes ?? 0),
      circuit: from.circuit,
    },
    seconds: evidence.medianDecisionSeconds ?? 0,
  };
}

/** Amounts said as money: `maxMinor` 2500 gives `max` «25,00 €». */
function moneySaid(tx: Tx, told: Why['params'], currency: string): Record<string, string | number> {
  const said = Object.entries(told).map(([name, value]) =>
    name.endsWith('Minor') && typeof value === 'number'
      ? [name.slice(0, -5), sayMoney(tx.actor.locale, value, currency)]
      : [name, value],
  );
  return Object.fromEntries(said) as Record<string, string | number>;
}

/** Whether a proposal about a person's doing speaks of somebody below whoever asks. */
async function leadsOf(tx: Tx, { kind, found }: ProposalRow): Promise<boolean> {
  if (!ofPerson(kind) || tx.actor.role !== 'SUPERVISOR') return false;
  const line = await chainAbove(tx, found.holder.ref, tx.now);
  return line.some((link) => link.holder.personId === tx.actor.id);
}

export const seenAs = async (tx: Tx, row: ProposalRow) => ({
  kind: row.kind,
  holder: row.found.holder,
  leads: await leadsOf(tx, row),
});

async function proposalView(tx: Tx, row: ProposalRow, names: Names): Promise<Proposal> {
  const { locale } = tx.actor;
  const { found, kind, state } = row;
  const said = params(tx, found, names);
  const why = (one: Why) => ({ ...said, ...moneySaid(tx, reasoned(tx, one.params), names.names.currency) });
  const seen = await seenAs(tx, row);
  const decides = mayDecide(tx.actor, seen) === true;
  const { department, evidence, per, unit, from, to, price, action, holder } = found;
  return {
    ...{ id: row.id, number: `P-${row.number}`, kind, state, action, holder, per, unit, from, to, evidence, price },
    actionName: action === '' ? '' : (names.kinds.get(action) ?? action),
    holderName: names.names.holder(holder),
    department: department ? { code: department, name: names.names.department(department) } : null,
    title: say(locale, `attributions.proposal.title.${kind}`, said),
    summary: say(locale, `attributions.proposal.summary.${kind}`, said),
    whyNot: found.whyNot ? say(locale, found.whyNot.word, why(found.whyNot)) : null,
    proposedAt: row.proposedAt.toISOString(),
    period: { from: row.fromDay, to: row.toDay },
    unknown: found.unknown.map((one) => ({
      head: say(locale, `${one.word}.head`, why(one)),
      text: say(locale, `${one.word}.text`, why(one)),
    })),
    ...{ draftId: row.draftId, trialId: row.trialId },
    dismissed: row.dismissedAt && {
      by: row.dismissedBy ?? '',
      at: row.dismissedAt.toISOString(),
      reason: row.dismissedReason ?? '',
      until: (row.restsUntil ?? row.dismissedAt).toISOString(),
    },
    may: { accept: decides && mayBeTaken(state) === true, dismiss: decides && mayBeDismissed(state) === true },
  };
}

const reasoned = (tx: Tx, told: Why['params']): Why['params'] =>
  typeof told['reason'] === 'string' ? { ...told, reason: reasonName(tx, told['reason']) } : told;

const MOST = 500;
/** Every proposal that whoever acts may see: alive first, the most saving first. */
export async function proposals(tx: Tx): Promise<z.output<(typeof proposalRoutes)['listProposals']['returns']>> {
  must(mayReadProposals(tx.actor));
  const rows = await sql<ProposalRow>`select ${columns} from proposal where org_id = ${tx.orgId}
    order by state in ('open', 'trying', 'accepted') desc, (found -> 'price' -> 'savedMinor' ->> 'mid')::bigint desc nulls last, proposed_at desc, number limit ${MOST}`.execute(
    tx.sql,
  );
  const names = await namesOf(tx);
  const views: Proposal[] = [];
  for (const row of rows.rows) if (maySee(tx.actor, await seenAs(tx, row))) views.push(await proposalView(tx, row, names));
  const looked = await sql<{ at: Date }>`select at from proposal_look where org_id = ${tx.orgId}`.execute(tx.sql);
  return {
    proposals: views,
    lookedAt: looked.rows[0]?.at.toISOString() ?? null,
    may: { look: mayLook(tx.actor) === true },
  };
}

async function rowById(tx: Tx, id: string): Promise<ProposalRow> {
  const row = await sql<ProposalRow>`select ${columns} from proposal where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return visible(tx, row.rows[0] ?? null);
}

/** The proposal, for those who may see it; for everybody else there is none. */
export async function visible(tx: Tx, row: ProposalRow | null): Promise<ProposalRow> {
  must(mayReadProposals(tx.actor));
  if (row && maySee(tx.actor, await seenAs(tx, row))) return row;
  throw refused('not_found', 'attributions.proposalUnknown', { field: 'proposalId' });
}

export const proposalById = async (tx: Tx, id: string): Promise<Proposal> =>
  proposalView(tx, await rowById(tx, id), await namesOf(tx));

const PAGE = 50;
/** The past requests behind a proposal, a page of them, each with what it would have been. */
export async function behindProposal(
  tx: Tx,
  id: string,
  after?: string,
): Promise<{ requests: PastRequest[]; total: number; next: string | null }> {
  const { behind, found } = await rowById(tx, id);
  const start = after === undefined ? 0 : behind.indexOf(after) + 1;
  const page = behind.slice(start, start + PAGE);
  const requests = found.kind === 'notice' && found.action === '' ? await asked(tx, page) : await past(tx, page, found);
  return { requests, total: behind.length, next: start + PAGE < behind.length ? (page.at(-1) ?? null) : null };
}

async function past(tx: Tx, ids: string[], found: Kernel): Promise<PastRequest[]> {
  const { names, kinds } = await namesOf(tx);
  const inForce = await versionInForce(tx);
  const rows = inForce ? await rowsOf(tx, inForce.id) : [];
  const after = compile(changed(rows, found));
  return (await pastById(tx, ids)).map((one) => {
    const { ask, holder, at } = one.question;
    const standing = circuitBy(after, one);
    const circuit = standing.circuit === 'above' ? 'authorised' : standing.circuit;
    const why = circuit === 'own' ? null : (standing.reasons.at(-1) ?? null);
    return {
      ...{
        rulingId: one.id,
        caseId: one.caseId,
        at: new Date(at).toISOString(),
        action: ask.action,
        actionName: kinds.get(ask.action) ?? ask.action,
      },
      ...{ holderName: holder.name, storeCode: typeof ask.facts['storeCode'] === 'string' ? ask.facts['storeCode'] : null },
      ...{ reason: one.reason && reasonName(tx, one.reason), amount: ask.amount, ended: one.ended, grantedMinor: one.endedMinor },
      ...{ waitedMinutes: one.waitedMinutes, before: one.circuit, after: circuit },
      why: why && inWords(why, { locale: names.locale, timeZone: 'UTC' }),
      riskMinor: circuit === 'own' && one.circuit !== 'own' ? wrongly(one) : 0,
    };
  });
}

async function asked(tx: Tx, ids: string[]): Promise<PastRequest[]> {
  const { people } = await namesOf(tx);
  return (await answersById(tx, ids)).map((one) => ({
    ...{ rulingId: one.id, caseId: one.caseId, at: one.at.toISOString(), action: '', actionName: one.question.slice(0, 120) },
    ...{
      holderName: nameOfPerson(people, one.askedBy),
      storeCode: null,
      reason: one.reason && reasonName(tx, one.reason),
      amount: null,
    },
    ...{ ended: one.verdict === 'no' ? 'rejected' : 'granted', grantedMinor: null, waitedMinutes: one.waitedMinutes },
    ...{ before: 'consulted', after: 'own', why: one.answer.slice(0, 400), riskMinor: 0 },
  }));
}

/** Who hears of proposals: those who read them. */
export async function readersOf(tx: Tx): Promise<string[]> {
  const people = await allPeople(tx);
  return people.filter((one) => one.active && READERS.some((role) => role === one.role)).map((one) => `person:${one.id}`);
}

/** Who hears of one of them: of a person's doing, only those who decide upon all. */
export async function audienceOf(tx: Tx, { kind, found }: ProposalRow): Promise<string[]> {
  if (!ofPerson(kind)) return readersOf(tx);
  const people = await allPeople(tx);
  const deciders = people.filter(
    (one) => one.active && one.id !== found.holder.ref && (one.role === 'CENTRE_MANAGER' || one.role === 'AUTHORITY'),
  );
  return [...new Set([...deciders.map((one) => one.id), tx.actor.id])].map((id) => `person:${id}`);
}

/** Whether tonight's look is still to come. */
export async function lookIsDue(tx: Tx): Promise<boolean> {
  const { timeZone } = await centreOf(tx);
  const looked = await sql<{ at: Date }>`select at from proposal_look where org_id = ${tx.orgId}`.execute(tx.sql);
  return isDue(looked.rows[0]?.at ?? null, tx.now, timeZone);
}
