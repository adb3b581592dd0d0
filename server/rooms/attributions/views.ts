import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { ActionKind, Ask, Left } from './contract.ts';
import { posedAlone } from './ruling/views.ts';
import { stand } from './standing/decide.ts';
import type { StepVerdict } from './chains/steps/contract.ts';
import { through, weighed } from './chains/steps/decide.ts';
import { keptRuling } from './warrants/views.ts';

/** Every kind of action of the centre, in the order of the bar. */
export async function actionKinds(tx: Tx): Promise<ActionKind[]> {
  const found =
    await sql<ActionKind>`select code, section, name_es as "nameEs", name_en as "nameEn", exposure, moves_money as "movesMoney", reversible, op, params, fits, asks, position
    from action_kind where org_id = ${tx.orgId} order by position, code`.execute(tx.sql);
  return found.rows;
}

export async function kindOf(tx: Tx, code: string): Promise<ActionKind | null> {
  const found =
    await sql<ActionKind>`select code, section, name_es as "nameEs", name_en as "nameEn", exposure, moves_money as "movesMoney", reversible, op, params, fits, asks, position
    from action_kind where org_id = ${tx.orgId} and code = ${code}`.execute(tx.sql);
  return found.rows[0] ?? null;
}

/** Names of the kinds of action by code, in the language of whoever acts. */
export async function kindNames(tx: Tx): Promise<Map<string, string>> {
  const kinds = await actionKinds(tx);
  return new Map(kinds.map((kind) => [kind.code, tx.actor.locale === 'en' ? kind.nameEn : kind.nameEs]));
}

/**
 * What is left to a holder of the limits of an action now. With `ask` those for that order and customer too, and of the row that fits
 * the facts; without it only rows that depend on nothing.
 */
export async function limitLeft(
  tx: Tx,
  { holderId, action, ask }: { holderId: string; action: string; ask?: Ask },
): Promise<{ left: Left[]; ownMax: number | null }> {
  const bare: Ask = {
    action,
    params: {},
    amount: null,
    count: 1,
    caseId: null,
    storeId: null,
    orderRef: null,
    customerId: null,
    facts: {},
  };
  const { frame, question } = await posedAlone(tx, ask ?? bare, holderId);
  const { left, ownMax } = stand(frame.policy, question.holder, question.ask, question.usage, question.at);
  return { left, ownMax };
}

/** The chain of its own that a kept ruling brought, and how many of its steps a request goes through by now; none: the line decides. */
export async function keptSteps(
  tx: Tx,
  { rulingId, ask }: { rulingId: string; ask: Ask },
): Promise<{ steps: StepVerdict[]; needed: number }> {
  const { steps, holderId } = await keptRuling(tx, rulingId);
  if (steps.length === 0) return { steps, needed: 0 };
  const { question } = await posedAlone(tx, ask, holderId);
  return { steps, needed: through(steps, weighed(ask, question.usage)).length };
}
