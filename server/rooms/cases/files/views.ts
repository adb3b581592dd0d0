import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { harmfulAmong } from '../../documents/verdicts/views.ts';
import type { zAttachment } from './contract.ts';

type Attachment = z.output<typeof zAttachment>;

/** The same messages, with what was found marked on each file that was found to be harmful. */
export async function marked<M extends { attachments: Attachment[] }>(tx: Tx, messages: readonly M[]): Promise<M[]> {
  const harmful = await harmfulAmong(
    tx,
    messages.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
  );
  if (harmful.size === 0) return [...messages];
  const mark = (file: Attachment): Attachment => {
    const found = harmful.get(file.sha256);
    return found === undefined ? file : { ...file, warning: 'harmful', found };
  };
  return messages.map((message) => ({ ...message, attachments: message.attachments.map(mark) }));
}

/** The cases in which a file was said, newest first. */
export async function casesWith(tx: Tx, sha256: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select case_id as id from message where org_id = ${tx.orgId}
    and attachments @> ${JSON.stringify([{ sha256 }])}::jsonb group by case_id order by max(at) desc limit 50`.execute(tx.sql);
  return rows.map(({ id }) => id);
}
