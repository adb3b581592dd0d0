import { act } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { readFileOf } from '../../../../platform/files.ts';
import { refused } from '../../../../platform/refusal.ts';
import type { HandOver } from '../contract.ts';
import { jobIn, retryAfter } from '../decide.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';
import { lineRows } from '../views.ts';
import { endFax } from './end-fax.ts';

const MINUTE = 60_000;

/**
 * Hands one queued fax to its server: taken in one transaction, handed over outside of any, its end written in another. System only: the reaction to a
 * queued fax and the timed job call it.
 */
export async function sendQueued(session: Session, faxId: string, handOver: HandOver): Promise<void> {
  const prepared = await act(session, 'fax.sendQueued', async (tx) => {
    const row = await lockOutgoing(tx, faxId);
    if (row?.state !== 'queued') return null;
    const line = (await lineRows(tx)).find((one) => one.id === row.line_id);
    const pdf = await readFileOf(tx, row.sha256);
    if (!pdf || line?.kind !== 'server') throw refused('internal', 'platform.internal');
    await changeOutgoing(tx, faxId, { state: 'sending', attempts: row.attempts + 1 });
    return { host: line.settings.host ?? '', number: row.number, from: line.name, tag: row.case_key, pdf };
  });
  if (!prepared) return;
  const told = await handOver(prepared).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  await act(session, 'fax.sendQueued', async (tx) => {
    const row = await lockOutgoing(tx, faxId);
    if (row?.state !== 'sending') return;
    if (!(told instanceof Error)) return changeOutgoing(tx, faxId, { state: 'handed', jobId: jobIn(told) });
    const wait = retryAfter(row.attempts);
    if (wait === null) return endFax(tx, { faxId, state: 'failed', problem: told.message });
    const nextTryAt = new Date(tx.now.getTime() + wait * MINUTE);
    return changeOutgoing(tx, faxId, { state: 'queued', problem: told.message.slice(0, 500), nextTryAt });
  });
}
