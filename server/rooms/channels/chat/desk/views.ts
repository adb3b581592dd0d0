import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../../platform/act.ts';
import { messagesSaid } from '../../../cases/customer/views.ts';
import { rowsByIds } from '../../../cases/views.ts';
import { allPeople, centreOf } from '../../../organization/views.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayAnswer, maySet, maySit, mayTake } from '../access.ts';
import type { routes } from '../contract.ts';
import { isHere } from '../decide.ts';
import type { ChatRow } from '../sql.ts';
import { busyOf, peopleThere, seatOf, widgetOf } from '../views.ts';

type List = z.output<typeof routes.chats.returns>;
type DeskChat = List['chats'][number];
type Row = ChatRow & { last_message: string | null };

const rowsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Row[]> =>
  (
    await sql<Row>`select chat.*, (select t.message_id from chat_turn t where t.org_id = chat.org_id and t.chat_id = chat.id order by t.number desc limit 1) as last_message
    from chat where chat.org_id = ${tx.orgId} and ${where} order by coalesce(human_requested_at, opened_at)`.execute(tx.sql)
  ).rows;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** These conversations as far as the reader may open their cases. */
async function shown(tx: Tx, rows: Row[]): Promise<DeskChat[]> {
  const cases = await rowsByIds(
    tx,
    rows.map((row) => row.case_id),
    rows.length + 1,
  );
  const said = await messagesSaid(
    tx,
    rows.flatMap((row) => row.last_message ?? []),
  );
  const now = tx.now.getTime();
  return rows.flatMap((row) => {
    const one = cases.find(({ id }) => id === row.case_id);
    if (!one) return [];
    const facts = { state: row.state, agentId: row.agent_id };
    return [
      {
        ...{ id: row.id, caseId: row.case_id, key: one.key, subject: one.subject, name: row.name || one.customerName },
        ...{ language: row.language, state: row.state, verified: row.verified, page: row.page },
        ...{
          openedAt: row.opened_at.toISOString(),
          requestedAt: iso(row.human_requested_at),
          connectedAt: iso(row.human_connected_at),
        },
        ...{ agentId: row.agent_id, agentName: row.agent_name, lastSaidAt: row.last_said_at.toISOString(), lastBy: row.last_by },
        lastText: said.get(row.last_message ?? '')?.text.slice(0, 200) ?? '',
        here: isHere(row.visitor_seen_at?.getTime() ?? null, now),
        typing: (row.visitor_typing_until?.getTime() ?? 0) > now,
        mail: row.email !== null,
        may: { take: mayTake(tx.actor, facts, true) === true, end: mayAnswer(tx.actor, facts, true) === true },
      },
    ];
  });
}

/** What goes on, who waits longest first. */
export async function chatsFor(tx: Tx): Promise<List> {
  const rows = await rowsWhere(tx, sql`state in ('assistant', 'waiting', 'talking')`);
  const seat = { ...(await seatOf(tx)), busy: await busyOf(tx) };
  const there = (await peopleThere(tx)).length;
  return { chats: await shown(tx, rows), seat, there, may: { sit: maySit(tx.actor) === true } };
}

/** The newest conversation of a case, also one that is over; null where there was none, or the reader may not open the case. */
export async function chatOfCase(tx: Tx, caseId: string): Promise<DeskChat | null> {
  const rows = await rowsWhere(tx, sql`case_id = ${caseId}`);
  return (await shown(tx, rows)).toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))[0] ?? null;
}

/** The widget with the line that a shop pastes. */
export async function widgetSheet(tx: Tx): Promise<z.output<typeof routes.widget.returns>> {
  must(maySet(tx.actor));
  const { slug } = await centreOf(tx);
  const people = await allPeople(tx);
  return {
    ...(await widgetOf(tx)),
    slug,
    snippet: `<script async src="${tx.ctx.baseUrl}/widget.js" data-centre="${slug}"></script>`,
    assistants: people.filter((one) => one.assistant && one.active).map(({ id, name }) => ({ id, name })),
  };
}
