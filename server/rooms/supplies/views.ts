import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { chainAbove, unitByCode, unitById } from '../organization/views.ts';
import { requestFor } from '../requests/views.ts';
import { found, type Held, isTeam, mayAnswer, type SupplyFacts } from './access.ts';
import type { Supply } from './contract.ts';
import { canNow } from './decide.ts';
import { columns } from './sql.ts';

/** The view of a supply request for whoever acts, with what they may do to it now. */
export async function supplyView(tx: Tx, held: Held): Promise<Supply> {
  const unit = await unitById(tx, held.unitId);
  const asked = mayAnswer(tx.actor, held) === null;
  const team = isTeam(tx.actor, held);
  return {
    request: held.request,
    state: held.state,
    purpose: held.purpose,
    storeId: held.storeId,
    orderRef: held.orderRef,
    lines: held.lines,
    note: held.note,
    substitute: held.substitute,
    reason: held.reason,
    tracking: held.tracking,
    eta: held.eta?.toISOString() ?? null,
    section: {
      unitId: held.unitId,
      code: unit?.code ?? '',
      name: (tx.actor.locale === 'en' ? unit?.nameEn : unit?.nameEs) ?? '',
    },
    may: {
      answer: asked && canNow(held, 'decline') === null,
      acceptSubstitute: team && canNow(held, 'accept_substitute') === null,
      cancel: team && canNow(held, 'cancel') === null,
    },
  };
}

/** One supply request, for those who may see it; null for everybody else. */
export async function supplyById(tx: Tx, id: string): Promise<Supply | null> {
  const row = await sql<SupplyFacts>`select ${columns} from supply where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  const held = found(row.rows[0] ?? null, await requestFor(tx, id));
  return isRefusal(held) ? null : supplyView(tx, held);
}

const LOGISTICS = 'DEPT_LOG';

/** Who answers for a silent section: its head, those of the units over it, logistics where it hangs from none, the authority. */
export async function headsOver(tx: Tx, held: Held): Promise<string[]> {
  const heads: (string | null | undefined)[] = [];
  const walked = new Set<string>();
  for (
    let unit = await unitById(tx, held.unitId);
    unit && !walked.has(unit.id);
    unit = unit.parentId ? await unitById(tx, unit.parentId) : null
  ) {
    walked.add(unit.id);
    heads.push(unit.headId);
  }
  if (walked.size === 1) heads.push((await unitByCode(tx, LOGISTICS))?.headId);
  heads.push((await chainAbove(tx, held.request.askedBy.id, tx.now)).at(-1)?.holder.personId);
  return heads.filter((id) => typeof id === 'string');
}
