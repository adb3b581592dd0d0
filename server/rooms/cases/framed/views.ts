import { sql } from 'kysely';
import type { Locale } from '../../../platform/actor.ts';
import { readFileOf } from '../../../platform/files.ts';
import type { FileAnswer } from '../../../platform/route.ts';
import type { Tx } from '../../../platform/act.ts';
import { say } from '../../../platform/words.ts';
import { filesIn, framedDocument, framePolicy } from './decide.ts';

/** Pictures of the mail itself that stand in the frame, altogether; the others stay among its files. */
const MOST_BYTES = 8_000_000;
const SHOWN = /^image\/(png|jpe?g|gif|webp|bmp)$/;

/**
 * The formatted text of a message as a document for a frame, or null where it has none. It does not ask who looks: who shows it has opened the
 * case, or holds its link. Notes are never shown by it.
 */
export async function framedMessage(
  tx: Tx,
  asked: { caseId: string; messageId: string; pictures: boolean; locale: Locale },
): Promise<FileAnswer | null> {
  const { rows } = await sql<{
    html: string | null;
    attachments: { sha256: string; type: string }[];
  }>`select details->>'html' as html, attachments from message
    where org_id = ${tx.orgId} and case_id = ${asked.caseId} and id = ${asked.messageId} and direction <> 'note'`.execute(tx.sql);
  const found = rows[0];
  const clean = found?.html ? await readFileOf(tx, found.html) : null;
  if (!found || !clean) return null;
  const text = clean.toString('utf8');
  const files = new Map<string, string>();
  let left = MOST_BYTES;
  for (const sha256 of filesIn(text)) {
    const type = found.attachments.find((one) => one.sha256 === sha256)?.type ?? '';
    const data = SHOWN.test(type) ? await readFileOf(tx, sha256) : null;
    left -= data?.length ?? 0;
    if (data && left >= 0) files.set(sha256, `data:${type};base64,${data.toString('base64')}`);
  }
  const words = { quoted: say(asked.locale, 'cases.frame.quoted'), pictureOff: say(asked.locale, 'cases.frame.pictureOff') };
  return {
    type: 'text/html; charset=utf-8',
    name: `${asked.messageId}.html`,
    data: Buffer.from(framedDocument(text, files, { pictures: asked.pictures, ...words })),
    framed: framePolicy(asked.pictures),
  };
}
