import { act, look, type Tx } from '../../../../platform/act.ts';
import type { Locale } from '../../../../platform/actor.ts';
import type { Session } from '../../../../platform/context.ts';
import { readFileOf } from '../../../../platform/files.ts';
import { refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { keepPages } from '../../../documents/actions/keep-pages.ts';
import type { Pages, ReadPages } from '../../../documents/contract.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { caseByKey } from '../../../cases/views.ts';
import { centreOf } from '../../../organization/views.ts';
import { events } from '../contract.ts';
import { keysIn, numberOf, spelled } from '../decide.ts';
import { lockRaw, type RawRow, settleRaw } from '../sql.ts';
import { rawFax } from '../views.ts';

const NOTHING: Pages = { pages: [], text: '', readByMachine: false };

/**
 * Makes a kept fax a case or a step of one: its pages to look at, its words where they could be read, its sender by the number. What is broken is shown
 * with as much as could be read, and why. It is read before the transaction that takes it in; told twice it does nothing. System only: the reaction to an
 * arrival and the timed job call it.
 */
export async function understand(session: Session, faxId: string, readPages: ReadPages): Promise<void> {
  const kept = await look(session, async (tx) => {
    const raw = await rawFax(tx, faxId);
    if (raw?.state !== 'stored') return null;
    const data = await readFileOf(tx, raw.sha256);
    if (!data) throw refused('internal', 'platform.internal');
    return { data, locale: (await centreOf(tx)).locale };
  });
  if (!kept) return;
  const read = await readPages(kept.data, kept.locale).catch(
    (error: unknown): Pages => ({ ...NOTHING, damage: error instanceof Error ? error.message : String(error) }),
  );
  await act(session, 'fax.understand', async (tx) => {
    const row = await lockRaw(tx, faxId);
    if (row?.state === 'stored') await take(tx, row, read);
  });
}

/** Why a fax is not whole: the server said so, the file is broken, or fewer pages were read than came. */
function problemOf({ facts }: RawRow, read: Pages, locale: Locale): string | null {
  if (facts.error) return facts.error;
  if (read.damage) return read.damage;
  const fewer = facts.pages !== null && read.pages.length > 0 && read.pages.length < facts.pages;
  return fewer ? say(locale, 'fax.fewer', { pages: read.pages.length, of: facts.pages ?? 0 }) : null;
}

async function take(tx: Tx, row: RawRow, read: Pages): Promise<void> {
  const { locale } = await centreOf(tx);
  const { facts } = row;
  const problem = problemOf(row, read, locale);
  const number = numberOf(facts.callerId);
  const named = facts.caseId ?? (await caseOfKeys(tx, read.text));
  const pages = await keepPages(tx, { pages: read.pages, name: say(locale, 'fax.page') });
  const count = read.pages.length;
  const damaged =
    problem === null ? '' : say(locale, count > 0 ? 'fax.damaged' : 'fax.unreadable', { why: problem, pages: count });
  const words = read.text || (problem === null ? say(locale, 'fax.noWords', { pages: count }) : '');
  const received = await receive(tx, {
    channel: 'fax',
    ref: `fax:${row.line_id ?? 'paper'}:${row.commid}:${row.sha256}`,
    at: row.received_at.toISOString(),
    from: { address: number, kind: 'phone', name: facts.callerName },
    subject:
      subjectOf(read.text) ??
      say(locale, 'fax.subject', { from: facts.callerName || spelled(number) || say(locale, 'fax.withheld') }),
    text: [damaged, words].filter(Boolean).join('\n\n'),
    attachments: [{ name: facts.name, type: facts.type, size: facts.size, sha256: row.sha256 }, ...pages],
    rawSha256: row.sha256,
    caseId: named,
    join: 'open',
    unreadable: problem !== null,
    ...(read.text ? {} : { reason: 'other' as const, language: locale }),
    details: { pages: count || facts.pages, readByMachine: read.readByMachine },
  });
  await settleRaw(tx, row.id, {
    ...{ state: problem === null ? ('understood' as const) : ('unreadable' as const), caseId: received.caseId },
    ...{ number, pages: count, problem },
  });
  tx.record({ name: events.read, caseId: received.caseId, subjectId: row.id, audience: ['centre'], data: { faxId: row.id } });
}

/** The case whose key stands on the pages. */
async function caseOfKeys(tx: Tx, text: string): Promise<string | null> {
  for (const key of keysIn(text)) {
    const found = await caseByKey(tx, key);
    if (found) return found.id;
  }
  return null;
}

/** The line in which the sender says what it is about. */
function subjectOf(text: string): string | null {
  const line = /^\s*(?:asunto|assumpte|asumpto|assunto|re|ref(?:erencia)?|subject|objet|betreff)\s*[:.]\s*(.{4,120})$/im.exec(
    text,
  )?.[1];
  return line?.trim() ?? null;
}
