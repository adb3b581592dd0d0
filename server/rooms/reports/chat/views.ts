import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { rowsByIds } from '../../cases/views.ts';
import { type Period, spanOf } from '../views.ts';
import { type AskedFacts, type ChatFigure, chatOf, countsIn } from './decide.ts';

/** As many cases as other figures show. */
const MOST = 200;

type Asked = AskedFacts & { caseId: string };
async function askedIn(tx: Tx, period: Period): Promise<Asked[]> {
  const { start, end } = await spanOf(tx, period);
  const { rows } =
    await sql<Asked>`select o.case_id as "caseId", o.human_requested_at as "requestedAt", o.waited_seconds as "waitedSeconds",
      o.ended_at as "endedAt", o.by_assistant_first as "byAssistantFirst"
    from chat_outcome o where o.org_id = ${tx.orgId} and o.human_requested_at >= ${start} and o.human_requested_at < ${end}`.execute(
      tx.sql,
    );
  return rows;
}

export const chat = async (tx: Tx, period: Period) => chatOf(await askedIn(tx, period), tx.now);

/** The cases behind a figure; one that had several such conversations stands there once. */
export async function chatBehind(tx: Tx, { figure, ...period }: Period & { figure: ChatFigure }) {
  const counted = (await askedIn(tx, period)).filter((one) => countsIn(figure, one, tx.now));
  const ids = [...new Set(counted.map(({ caseId }) => caseId))];
  return { cases: await rowsByIds(tx, ids, MOST), total: ids.length };
}
