import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { ChatState } from './contract.ts';

export type ChatRow = {
  id: string;
  case_id: string;
  token_hash: string;
  state: ChatState;
  language: string;
  name: string;
  email: string | null;
  email_proved: boolean;
  verified: boolean;
  page: string;
  opened_at: Date;
  assistant_id: string | null;
  agent_id: string | null;
  agent_name: string | null;
  human_requested_at: Date | null;
  human_connected_at: Date | null;
  visitor_seen_at: Date | null;
  visitor_typing_until: Date | null;
  agent_typing_until: Date | null;
  last_said_at: Date;
  last_by: 'visitor' | 'person' | 'assistant' | 'house';
  alerted_at: Date | null;
  ended_at: Date | null;
  ended_by: 'visitor' | 'agent' | 'silence' | null;
  transcript_wanted_at: Date | null;
  transcript_sent_at: Date | null;
  code_sent_at: Date | null;
  code_tries: number;
  turns: number;
};

/** A conversation held for writing, or null. */
export async function lockChat(tx: Tx, id: string): Promise<ChatRow | null> {
  const { rows } = await sql<ChatRow>`select * from chat where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

/** The newest conversation of a case, held for writing. */
export async function lockChatOfCase(tx: Tx, caseId: string): Promise<ChatRow | null> {
  const { rows } =
    await sql<ChatRow>`select * from chat where org_id = ${tx.orgId} and case_id = ${caseId} order by opened_at desc limit 1 for update`.execute(
      tx.sql,
    );
  return rows[0] ?? null;
}

/** False when it is there already. */
export async function insertChat(
  tx: Tx,
  chat: Pick<
    ChatRow,
    | 'id'
    | 'case_id'
    | 'token_hash'
    | 'state'
    | 'language'
    | 'name'
    | 'email'
    | 'email_proved'
    | 'verified'
    | 'page'
    | 'assistant_id'
  > & { ip_mark: string; human_requested_at: Date | null },
): Promise<boolean> {
  const { rows } =
    await sql`insert into chat (org_id, id, case_id, token_hash, state, language, name, email, email_proved, verified, page,
      assistant_id, ip_mark, human_requested_at, opened_at, visitor_seen_at, last_said_at, last_by)
    values (${tx.orgId}, ${chat.id}, ${chat.case_id}, ${chat.token_hash}, ${chat.state}, ${chat.language}, ${chat.name}, ${chat.email}, ${chat.email_proved},
      ${chat.verified}, ${chat.page}, ${chat.assistant_id}, ${chat.ip_mark}, ${chat.human_requested_at}, ${tx.now}, ${tx.now}, ${tx.now}, 'visitor')
    on conflict (org_id, id) do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

export type ChatChange = Partial<Omit<ChatRow, 'id' | 'token_hash' | 'opened_at' | 'turns'>>;
export async function changeChat(tx: Tx, id: string, change: ChatChange): Promise<void> {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (set.length > 0) await sql`update chat set ${sql.join(set)} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

export type TurnInsert = {
  chatId: string;
  messageId: string;
  ref: string | null;
  who: 'visitor' | 'person' | 'assistant' | 'house';
  purpose: string;
};
/** The next turn of a conversation that is held; false when the message is one already. */
export async function addTurn(tx: Tx, turn: TurnInsert): Promise<boolean> {
  const { rows } = await sql`insert into chat_turn (org_id, chat_id, number, message_id, ref, who, purpose, said_at)
    select ${tx.orgId}, id, turns + 1, ${turn.messageId}, ${turn.ref}, ${turn.who}, ${turn.purpose}, ${tx.now} from chat where org_id = ${tx.orgId} and id = ${turn.chatId}
    on conflict (org_id, message_id) do nothing returning number`.execute(tx.sql);
  if (rows.length === 0) return false;
  await sql`update chat set turns = turns + 1, last_said_at = ${tx.now}, last_by = ${turn.who} where org_id = ${tx.orgId} and id = ${turn.chatId}`.execute(
    tx.sql,
  );
  return true;
}

/** What the visitor has seen up to a number and was not yet told of: its messages. */
export async function markRead(tx: Tx, chatId: string, read: number): Promise<{ message_id: string; purpose: string }[]> {
  const { rows } = await sql<{ message_id: string; purpose: string }>`update chat_turn set delivered_at = ${tx.now}
    where org_id = ${tx.orgId} and chat_id = ${chatId} and number <= ${read} and who <> 'visitor' and delivered_at is null returning message_id, purpose`.execute(
    tx.sql,
  );
  return rows;
}

/** What goes by mail because the visitor has not seen it: marked, once. */
export async function markMailed(
  tx: Tx,
  chatId: string,
  messageId: string | null = null,
): Promise<{ message_id: string; purpose: string }[]> {
  const { rows } = await sql<{ message_id: string; purpose: string }>`update chat_turn set mailed_at = ${tx.now}
    where org_id = ${tx.orgId} and chat_id = ${chatId} and who <> 'visitor' and delivered_at is null and mailed_at is null
    and (${messageId}::uuid is null or message_id = ${messageId}) returning message_id, purpose`.execute(tx.sql);
  return rows;
}

/** The visitor is or writes here; answers whether that is news to the desk. */
export async function markVisitor(tx: Tx, chatId: string, seenAt: Date | null, typingUntil: Date | null): Promise<void> {
  await sql`update chat set visitor_seen_at = ${seenAt}, visitor_typing_until = ${typingUntil} where org_id = ${tx.orgId} and id = ${chatId}`.execute(
    tx.sql,
  );
}

export async function putSeat(tx: Tx, seat: { available: boolean; capacity: number }): Promise<void> {
  await sql`insert into chat_seat (org_id, person_id, available, capacity, seen_at) values (${tx.orgId}, ${tx.actor.id}, ${seat.available}, ${seat.capacity}, ${tx.now})
    on conflict (org_id, person_id) do update set available = excluded.available, capacity = excluded.capacity, seen_at = excluded.seen_at`.execute(
    tx.sql,
  );
}

export type WidgetRow = { on: boolean; sites: string[]; greetingEs: string; greetingEn: string; assistantId: string | null };
export async function putWidget(tx: Tx, widget: WidgetRow): Promise<void> {
  await sql`insert into chat_widget (org_id, is_on, sites, greeting_es, greeting_en, assistant_id, changed_at)
    values (${tx.orgId}, ${widget.on}, ${widget.sites}, ${widget.greetingEs}, ${widget.greetingEn}, ${widget.assistantId}, ${tx.now})
    on conflict (org_id) do update set is_on = excluded.is_on, sites = excluded.sites, greeting_es = excluded.greeting_es,
      greeting_en = excluded.greeting_en, assistant_id = excluded.assistant_id, changed_at = excluded.changed_at`.execute(tx.sql);
}
