import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { derivedId } from '../../../platform/ids.ts';
import { kindNames } from '../../attributions/views.ts';
import type { zCase, zCaseAction } from '../contract.ts';
import type { DraftRow } from '../desk/sql.ts';
import { marked } from '../files/views.ts';
import { heldIn } from '../replies/views.ts';
import type { zStep } from './contract.ts';
import { inWholeCase } from '../merging/views.ts';

type CaseView = z.output<typeof zCase>;

export type Parts = Pick<
  CaseView,
  | 'issues'
  | 'doors'
  | 'mergedInto'
  | 'mergedFrom'
  | 'messages'
  | 'steps'
  | 'clocks'
  | 'actions'
  | 'suggestions'
  | 'draft'
  | 'held'
  | 'others'
  | 'survey'
>;
type Json = {
  issues: Parts['issues'] | null;
  messages: Parts['messages'] | null;
  doors: Parts['doors'] | null;
  mergedInto: Parts['mergedInto'];
  mergedFrom: Parts['mergedFrom'] | null;
  clocks: Parts['clocks'] | null;
  actions: Omit<z.output<typeof zCaseAction>, 'name'>[] | null;
  suggestions: Omit<Parts['suggestions'][number], 'name'>[] | null;
  drafts: ({ kind: 'reply' | 'note' | 'forward' } & DraftRow)[] | null;
  others: Parts['others'] | null;
  survey: Parts['survey'];
};

const UTC = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);
const at = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'UTC', ${UTC})`;

/** Everything of a case in one statement: a list of rows for each part. */
export async function partsOf(tx: Tx, caseId: string): Promise<Parts> {
  const mine = sql`org_id = ${tx.orgId} and case_id = ${caseId}`;
  const whole = sql`org_id = ${tx.orgId} and ${inWholeCase(tx, 'case_id', caseId)}`;
  const { rows } = await sql<Json>`select
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'reason', reason, 'text', text, 'state', state, 'outcome', outcome, 'answer', answer) order by at, id) from issue where ${mine}) as issues,
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'direction', direction, 'channel', channel, 'author', json_build_object('kind', author_kind, 'id', author_id, 'name', author_name),
      'text', text, 'quoted', quoted, 'attachments', attachments, 'raw', raw_sha256, 'delivery', delivery, 'deliveryNote', delivery_note,
      'address', address, 'details', details) order by at, id) from message where ${whole}) as messages,
    (select json_agg(json_build_object('channel', channel, 'address', address, 'name', name, 'known', known, 'lastInAt', ${at('last_in_at')}) order by last_in_at desc) from case_door where ${mine}) as doors,
    (select json_agg(json_build_object('id', id, 'kind', kind, 'basis', basis, 'startsAt', ${at('starts_at')}, 'dueAt', ${at('due_at')}, 'stoppedAt', ${at('stopped_at')}) order by due_at) from clock where ${mine}) as clocks,
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'action', action, 'params', params, 'amount', case when minor is null then null else json_build_object('minor', minor, 'currency', currency) end,
      'circuit', circuit, 'state', state, 'requestId', request_id, 'executionId', execution_id, 'by', by_name, 'endedAt', ${at('ended_at')}, 'note', note) order by at, id) from case_action where ${whole}) as actions,
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'kind', kind, 'text', text, 'action', action, 'params', params, 'orderId', order_id,
      'amount', case when minor is null then null else json_build_object('minor', minor, 'currency', currency) end,
      'by', json_build_object('id', by_id, 'name', by_name, 'assistant', by_assistant), 'state', state, 'endedBy', ended_by_name) order by at, id)
      from suggestion where ${mine} and state <> 'replaced') as suggestions,
    (select json_agg(json_build_object('kind', kind, 'text', text, 'html', html, 'door', door, 'cc', cc, 'attachments', attachments)) from case_draft where ${mine} and person_id = ${tx.actor.id}) as drafts,
    (select json_agg(json_build_object('name', person_name, 'writing', writing)) from case_presence where ${mine} and person_id <> ${tx.actor.id} and seen_at > ${tx.now}::timestamptz - interval '45 seconds') as others,
    (select json_build_object('id', c.id, 'key', c.key) from case_file f join case_file c on c.org_id = f.org_id and c.id = f.merged_into
      where f.org_id = ${tx.orgId} and f.id = ${caseId}) as "mergedInto",
    (select json_agg(json_build_object('id', c.id, 'key', c.key, 'at', ${at('m.at')}, 'by', m.by_name) order by m.at) from case_merge m
      join case_file c on c.org_id = m.org_id and c.id = m.from_case where m.org_id = ${tx.orgId} and m.into_case = ${caseId} and m.undone_at is null) as "mergedFrom",
    (select json_build_object('sentAt', ${at('sent_at')}, 'score', score, 'comment', comment) from survey where ${mine}) as survey`.execute(
    tx.sql,
  );
  const parts = rows[0];
  const names = await kindNames(tx);
  const draft = (kind: string) => parts?.drafts?.find((d) => d.kind === kind)?.text ?? '';
  const reply = parts?.drafts?.find((d) => d.kind === 'reply');
  return {
    issues: parts?.issues ?? [],
    messages: await marked(tx, parts?.messages ?? []),
    doors: parts?.doors ?? [],
    mergedInto: parts?.mergedInto ?? null,
    mergedFrom: parts?.mergedFrom ?? [],
    clocks: parts?.clocks ?? [],
    others: parts?.others ?? [],
    survey: parts?.survey ?? null,
    steps: await stepsOf(tx, caseId, names),
    actions: (parts?.actions ?? []).map((a) => ({ ...a, name: names.get(a.action) ?? a.action })),
    suggestions: (parts?.suggestions ?? []).map((s) => ({ ...s, name: s.action && (names.get(s.action) ?? s.action) })),
    held: await heldIn(tx, caseId),
    draft: {
      reply: draft('reply'),
      note: draft('note'),
      forward: draft('forward'),
      html: reply?.html ?? null,
      door: reply?.door ?? null,
      cc: reply?.cc ?? null,
      attachments: reply?.attachments ?? [],
    },
  };
}

/** Whether this line of the timeline was already written for that event. */
export async function hasStepped(tx: Tx, because: string, word: string): Promise<boolean> {
  const { rows } = await sql`select 1 from event where org_id = ${tx.orgId} and id = ${derivedId(because, word)}`.execute(tx.sql);
  return rows.length > 0;
}

export type Step = z.output<typeof zStep>;
/** The timeline between the messages, from the record. */
async function stepsOf(tx: Tx, caseId: string, names: ReadonlyMap<string, string>): Promise<Step[]> {
  const { rows } = await sql<{
    id: string;
    at: Date;
    actor: { kind: string; name: string };
    data: Omit<Step, 'id' | 'at' | 'by'>;
  }>`select id, at, actor, data from event
    where org_id = ${tx.orgId} and ${inWholeCase(tx, 'case_id', caseId)} and name = 'cases.stepped' order by id limit 500`.execute(
    tx.sql,
  );
  return rows.map(({ id, at, actor, data }) => {
    const action = data.params.action;
    const params = typeof action === 'string' ? { ...data.params, name: names.get(action) ?? action } : data.params;
    const by = { by: actor.name, byAssistant: actor.kind === 'assistant' };
    return { id, at: at.toISOString(), ...by, word: data.word, params, circuit: data.circuit, arrow: data.arrow };
  });
}
