import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { chainAbove, unitById } from '../organization/views.ts';
import { requestFor } from '../requests/views.ts';
import { type ConsultationFacts, found, type Held, isTeam, mayAnswer } from './access.ts';
import type { Consultation } from './contract.ts';
import { canNow, stateOf } from './decide.ts';
import { columns } from './sql.ts';

/** The view of a consultation for whoever acts, with what they may do to it now. */
export async function consultationView(tx: Tx, held: Held): Promise<Consultation> {
  const unit = await unitById(tx, held.unitId);
  const asked = mayAnswer(tx.actor, held) === null;
  const team = isTeam(tx.actor, held);
  const can = (verb: Parameters<typeof canNow>[1]) => canNow(held, verb) === null;
  return {
    request: held.request,
    mode: held.mode,
    state: stateOf(held),
    department: {
      unitId: held.unitId,
      code: unit?.code ?? '',
      name: (tx.actor.locale === 'en' ? unit?.nameEn : unit?.nameEs) ?? '',
    },
    question: held.question,
    ask: held.ask,
    verdict: held.verdict,
    answer: held.answer,
    answeredBy: held.answeredBy,
    answeredAt: held.answeredAt?.toISOString() ?? null,
    warrantId: held.warrantId,
    exchange: held.exchange,
    may: {
      answer: asked && (can('answer') || can('done')),
      reroute: asked && can('not_mine') && !held.ask,
      askInfo: asked && can('ask_info'),
      reply: team && can('reply'),
      accept: team && can('accept'),
      insist: team && can('insist'),
      confirm: team && can('confirm'),
      withdraw: team && can('withdraw'),
    },
  };
}

/** One consultation or referral, for those who may see it; null for everybody else. */
export async function consultationById(tx: Tx, id: string): Promise<Consultation | null> {
  const row = await sql<ConsultationFacts>`select ${columns} from consultation where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
  const held = found(row.rows[0] ?? null, await requestFor(tx, id));
  return isRefusal(held) ? null : consultationView(tx, held);
}

/** Who a silent department's consultation goes to: its head, and the authority's head, the last above the asker. */
export async function rungsOf(tx: Tx, held: Held): Promise<{ headId: string | null; authorityId: string | null }> {
  const unit = await unitById(tx, held.unitId);
  const line = await chainAbove(tx, held.request.askedBy.id, tx.now);
  return { headId: unit?.headId ?? null, authorityId: line.at(-1)?.holder.personId ?? null };
}
