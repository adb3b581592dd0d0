import { sql } from 'kysely';
import type { z } from 'zod';
import { look, type Tx } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx, Session } from '../../../platform/context.ts';
import { readFileOf } from '../../../platform/files.ts';
import { hashToken } from '../../../platform/keys.ts';
import { must, refused } from '../../../platform/refusal.ts';
import type { FileAnswer } from '../../../platform/route.ts';
import { letterFacts, messagesSaid } from '../../cases/customer/views.ts';
import { rowsByIds } from '../../cases/views.ts';
import { mayServe } from '../../documents/verdicts/views.ts';
import { calendarOf, centreBySlug, centreOf, personById } from '../../organization/views.ts';
import { mayVisit } from './access.ts';
import type { zOpening, zVisit, zWidget } from './contract.ts';
import { codeFrom, isAlive, maskEmail, openingNow, SEAT_SECONDS, shortName } from './decide.ts';
import type { ChatRow } from './sql.ts';

export type Visit = z.output<typeof zVisit>;
export type Widget = z.output<typeof zWidget>;
const OFF: Widget = { on: false, sites: [], greetingEs: '', greetingEn: '', assistantId: null };

export async function widgetOf(tx: Tx): Promise<Widget> {
  const { rows } =
    await sql<Widget>`select is_on as "on", sites, greeting_es as "greetingEs", greeting_en as "greetingEn", assistant_id as "assistantId"
    from chat_widget where org_id = ${tx.orgId}`.execute(tx.sql);
  return rows[0] ?? OFF;
}

/** How many people have said lately that they are there to chat. */
export async function peopleThere(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`select person_id from chat_seat where org_id = ${tx.orgId} and available
    and seen_at > ${tx.now}::timestamptz - make_interval(secs => ${SEAT_SECONDS})`.execute(tx.sql);
  return rows.map((row) => row.person_id);
}

export async function openingOf(tx: Tx): Promise<z.output<typeof zOpening>> {
  const { open, opensAt } = openingNow(await calendarOf(tx, {}), (await peopleThere(tx)).length, tx.now);
  return { open, opensAt: opensAt?.toISOString() ?? null };
}

/** The house in the centre whose widget stands at this address. Refuses chat.centreUnknown. */
export async function houseAt(ctx: Ctx, slug: string): Promise<Session> {
  const centre = await centreBySlug(ctx, slug);
  if (!centre) throw refused('not_found', 'chat.centreUnknown', { field: 'centre' });
  return { ctx, actor: systemActor(centre.orgId) };
}

export async function frameOf(tx: Tx) {
  const [centre, widget, opening] = [await centreOf(tx), await widgetOf(tx), await openingOf(tx)];
  const greeting = { es: widget.greetingEs, en: widget.greetingEn };
  const { name, locale, timeZone } = centre;
  return { on: widget.on, centre: name, locale, timeZone, opening, assistant: widget.assistantId !== null, greeting };
}

export async function chatById(tx: Tx, id: string): Promise<ChatRow | null> {
  return (await sql<ChatRow>`select * from chat where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql)).rows[0] ?? null;
}

type TurnRow = { number: number; messageId: string; ref: string | null; who: Visit['turns'][number]['who'] };
async function turnsOf(tx: Tx, chatId: string): Promise<TurnRow[]> {
  const { rows } = await sql<TurnRow>`select number, message_id as "messageId", ref, who from chat_turn
    where org_id = ${tx.orgId} and chat_id = ${chatId} order by number`.execute(tx.sql);
  return rows;
}

/** What was said in it, in order: the visitor's words, and ours under a short name. */
export async function saidIn(tx: Tx, chatId: string): Promise<Visit['turns']> {
  const turns = await turnsOf(tx, chatId);
  const said = await messagesSaid(
    tx,
    turns.map((turn) => turn.messageId),
  );
  return turns.flatMap(({ number, messageId, ref, who }) => {
    const message = said.get(messageId);
    if (!message) return [];
    const name = who === 'visitor' ? '' : shortName(message.author);
    return [{ number, id: messageId, ref, who, name, at: message.at, text: message.text, files: message.attachments }];
  });
}

/** The conversation for who holds its secret. Refuses chat.unknown, the same for one that never was. */
export async function visitWith(session: Session, chatId: string, token: string): Promise<Visit> {
  return look(session, async (tx) => {
    const chat = await chatById(tx, chatId);
    must(mayVisit(chat?.token_hash ?? null, hashToken(token)));
    if (!chat) throw refused('not_found', 'chat.unknown');
    return visitOf(tx, chat);
  });
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export async function visitOf(tx: Tx, chat: ChatRow): Promise<Visit> {
  const turns = await saidIn(tx, chat.id);
  const centre = await centreOf(tx);
  const last = turns.findLast((turn) => turn.who === 'person' || turn.who === 'assistant');
  const person = chat.agent_name ? { name: shortName(chat.agent_name), assistant: false } : null;
  const program = chat.assistant_id && !person ? await personById(tx, chat.assistant_id) : null;
  const machine = last?.who === 'assistant' ? last.name : chat.state === 'assistant' && program ? shortName(program.name) : null;
  return {
    id: chat.id,
    state: chat.state,
    endedBy: chat.ended_by,
    key: (await letterFacts(tx, chat.case_id))?.key ?? '',
    centre: centre.name,
    timeZone: centre.timeZone,
    turns,
    answering: person ?? (machine === null ? null : { name: machine, assistant: true }),
    typing: isAlive(chat.state) && (chat.agent_typing_until?.getTime() ?? 0) > tx.now.getTime(),
    person: { requestedAt: iso(chat.human_requested_at), connectedAt: iso(chat.human_connected_at) },
    opening: await openingOf(tx),
    email: chat.email ? maskEmail(chat.email) : null,
    transcript: transcriptOf(chat),
  };
}

function transcriptOf(chat: ChatRow): Visit['transcript'] {
  if (chat.transcript_sent_at) return 'sent';
  if (chat.transcript_wanted_at) return 'wanted';
  return chat.code_sent_at && !chat.email_proved ? 'code' : 'none';
}

/** A file that was said in this conversation, and no other of the case. Refuses chat.fileUnknown. */
export async function fileOfVisit(session: Session, chatId: string, token: string, sha256: string): Promise<FileAnswer> {
  return look(session, async (tx) => {
    const chat = await chatById(tx, chatId);
    must(mayVisit(chat?.token_hash ?? null, hashToken(token)));
    const file = (await saidIn(tx, chatId)).flatMap((turn) => turn.files).find((one) => one.sha256 === sha256);
    const data = file ? await readFileOf(tx, sha256) : null;
    if (!file || !data) throw refused('not_found', 'chat.fileUnknown');
    must(await mayServe(tx, sha256));
    return { type: file.type, name: file.name, data };
  });
}

/** How many conversations this address opened lately, and how many wait in the centre. */
export async function crowdOf(tx: Tx, ipMark: string): Promise<{ byAddress: number; waiting: number }> {
  const { rows } = await sql<{ byAddress: number; waiting: number }>`select
    (select count(*) from chat where org_id = ${tx.orgId} and ip_mark = ${ipMark} and opened_at > ${tx.now}::timestamptz - interval '10 minutes') as "byAddress",
    (select count(*) from chat where org_id = ${tx.orgId} and state in ('assistant', 'waiting')) as waiting`.execute(tx.sql);
  return rows[0] ?? { byAddress: 0, waiting: 0 };
}

/** What the visitor said within the last minute, in messages. */
export async function saidLately(tx: Tx, chatId: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from chat_turn where org_id = ${tx.orgId} and chat_id = ${chatId} and who = 'visitor'
    and said_at > ${tx.now}::timestamptz - interval '1 minute'`.execute(tx.sql);
  return rows[0]?.n ?? 0;
}

/** Conversations whose letters of this kind went to the address within a day. */
export async function lettersLately(tx: Tx, email: string): Promise<{ codes: number; transcripts: number }> {
  const { rows } = await sql<{ codes: number; transcripts: number }>`select
    count(*) filter (where code_sent_at > ${tx.now}::timestamptz - interval '1 day') as codes,
    count(*) filter (where transcript_sent_at > ${tx.now}::timestamptz - interval '1 day') as transcripts
    from chat where org_id = ${tx.orgId} and lower(email) = lower(${email})`.execute(tx.sql);
  return rows[0] ?? { codes: 0, transcripts: 0 };
}

/** The six figures that prove an address; they change with each sending. */
export function codeOf(tx: Tx, chat: Pick<ChatRow, 'id' | 'email' | 'code_sent_at'>): string {
  const what = `${tx.orgId}:${chat.id}:${chat.email ?? ''}:${chat.code_sent_at?.toISOString() ?? ''}`;
  return codeFrom(tx.ctx.keys.sign('chat-code', what));
}

/** Since when something waits that the visitor has not seen; null where nothing does. */
export async function dueSince(tx: Tx, chatId: string): Promise<Date | null> {
  const { rows } = await sql<{
    at: Date | null;
  }>`select min(said_at) as at from chat_turn where org_id = ${tx.orgId} and chat_id = ${chatId}
    and who <> 'visitor' and delivered_at is null and mailed_at is null`.execute(tx.sql);
  return rows[0]?.at ?? null;
}

/** Conversations that may need looking after: those that go on, and those with something unread. */
export async function toMind(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from chat where org_id = ${tx.orgId} and state in ('assistant', 'waiting', 'talking')
    union select chat_id from chat_turn where org_id = ${tx.orgId} and delivered_at is null and mailed_at is null and who <> 'visitor'`.execute(
    tx.sql,
  );
  return rows.map((row) => row.id);
}

/** Whether the actor may open a case; the same answer as for its id. */
export const seesCase = async (tx: Tx, caseId: string): Promise<boolean> => (await rowsByIds(tx, [caseId], 1)).length > 0;

const CAPACITY = 3;
/** The actor's own seat as it was last said. */
export async function seatOf(tx: Tx): Promise<{ available: boolean; capacity: number }> {
  const { rows } = await sql<{ available: boolean; capacity: number }>`select available, capacity from chat_seat
    where org_id = ${tx.orgId} and person_id = ${tx.actor.id}`.execute(tx.sql);
  return rows[0] ?? { available: false, capacity: CAPACITY };
}

/** How many conversations the actor has. */
export async function busyOf(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from chat where org_id = ${tx.orgId} and agent_id = ${tx.actor.id} and state = 'talking'`.execute(
    tx.sql,
  );
  return rows[0]?.n ?? 0;
}
