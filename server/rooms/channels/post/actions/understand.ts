import { act, look, type Tx } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { readFileOf } from '../../../../platform/files.ts';
import { refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { headOf } from '../../../cases/views.ts';
import { addIdentity } from '../../../customers/actions/add-identity.ts';
import { keepPages } from '../../../documents/actions/keep-pages.ts';
import type { Pages, ReadPages } from '../../../documents/contract.ts';
import { centreOf } from '../../../organization/views.ts';
import { events } from '../contract.ts';
import { morningOf } from '../decide.ts';
import { lockRaw, type RawRow, settleRaw } from '../sql.ts';
import { rawLetter } from '../views.ts';

/**
 * Makes a scanned letter a case or a step of one, as of the day it came in; its pages to look at, its words where they could be read. Told twice it does
 * nothing. System only: the reaction to an arrival and the timed job call it.
 */
export async function understand(session: Session, letterId: string, readPages: ReadPages): Promise<void> {
  const kept = await look(session, async (tx) => {
    const raw = await rawLetter(tx, letterId);
    if (raw?.state !== 'stored') return null;
    const data = await readFileOf(tx, raw.sha256);
    if (!data) throw refused('internal', 'platform.internal');
    return { data, locale: (await centreOf(tx)).locale };
  });
  if (!kept) return;
  const read = await readPages(kept.data, kept.locale).catch((error: unknown): Pages => {
    const damage = error instanceof Error ? error.message : String(error);
    return { pages: [], text: '', readByMachine: false, damage };
  });
  await act(session, 'post.understand', async (tx) => {
    const row = await lockRaw(tx, letterId);
    if (row?.state === 'stored') await take(tx, row, read);
  });
}

async function take(tx: Tx, row: RawRow, read: Pages): Promise<void> {
  const { locale, timeZone } = await centreOf(tx);
  const { facts } = row;
  const problem = read.damage ?? null;
  const pages = await keepPages(tx, { pages: read.pages, name: say(locale, 'post.page') });
  const known = facts.customerId ?? (facts.caseId ? (await headOf(tx, facts.caseId)).customer_id : null);
  if (known && facts.address) await addIdentity(tx, { customerId: known, kind: 'post', value: facts.address });
  const count = read.pages.length;
  const damaged = problem === null ? '' : say(locale, 'post.damaged', { why: problem, pages: count });
  const words = read.text || (problem === null ? say(locale, 'post.noWords', { pages: count }) : '');
  const received = await receive(tx, {
    channel: 'post',
    ref: `post:${row.id}`,
    at: morningOf(row.entered_on, timeZone),
    from: { address: facts.address || null, kind: 'post', name: facts.senderName },
    subject: say(locale, 'post.subject', { from: facts.senderName || facts.address.split('\n')[0] || '—' }),
    text: [damaged, words].filter(Boolean).join('\n\n'),
    attachments: [{ name: facts.name, type: facts.type, size: facts.size, sha256: row.sha256 }, ...pages],
    rawSha256: row.sha256,
    caseId: facts.caseId,
    join: 'open',
    unreadable: problem !== null,
    ...(read.text ? {} : { reason: 'other' as const, language: locale }),
    details: { pages: count || null, readByMachine: read.readByMachine, enteredOn: row.entered_on },
  });
  await settleRaw(tx, row.id, {
    ...{ state: problem === null ? ('understood' as const) : ('unreadable' as const) },
    ...{ caseId: received.caseId, pages: count, problem },
  });
  tx.record({ name: events.read, caseId: received.caseId, subjectId: row.id, audience: ['centre'], data: { letterId: row.id } });
}
