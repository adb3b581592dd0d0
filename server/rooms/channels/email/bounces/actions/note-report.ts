import { z } from 'zod';
import { action, type Tx } from '../../../../../platform/act.ts';
import { noteReturned } from '../../actions/note-returned.ts';
import { caseOfMessageId, mailOfMessageId } from '../../decide.ts';
import { lockOutgoing } from '../../sql.ts';
import { events } from '../contract.ts';
import { type Heard, markAddress } from '../sql.ts';
import { lastTo } from '../views.ts';

const zFailure = z.object({
  address: z.string().nullable(),
  kind: z.enum(['hard', 'soft']),
  status: z.string().nullable(),
  why: z.string(),
  final: z.boolean(),
});
const input = z.object({
  rawMailId: z.uuid(),
  /** Ids of ours that the report gives back. */
  returned: z.array(z.string()),
  report: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('bounce'), failures: z.array(zFailure) }),
    z.object({ kind: z.literal('complaint'), addresses: z.array(z.string()) }),
  ]),
});

/**
 * Hears what a machine reports of mail of ours: marks the addresses, and says at each message that it was not delivered. Answers the case it
 * speaks of, or null. A report opens no case and makes nobody a customer. System only: understanding a mail calls it.
 */
export const noteReport = action(
  'email.noteReport',
  input,
  async (tx, { rawMailId, returned, report }): Promise<string | null> => {
    const ours: { id: string; messageId: string; caseId: string; to: string }[] = [];
    for (const messageId of returned) {
      const caseId = caseOfMessageId(tx.ctx.keys, tx.orgId, messageId);
      const id = mailOfMessageId(messageId);
      const row = caseId && id ? await lockOutgoing(tx, id) : null;
      if (row && caseId && id && caseId === row.case_id) ours.push({ id, messageId, caseId, to: row.recipient.toLowerCase() });
    }
    if (report.kind === 'complaint') {
      const addresses = report.addresses.length > 0 ? report.addresses : ours.map(({ to }) => to);
      for (const address of new Set(addresses)) await mark(tx, { address, kind: 'complaint', why: '', status: null, rawMailId });
      return ours[0]?.caseId ?? null;
    }
    let spokenOf: string | null = ours[0]?.caseId ?? null;
    for (const { address, kind, status, why, final } of report.failures) {
      // The mail that was given back tells who got nothing where the report has another spelling, or none.
      const to = address && (ours.length === 0 || ours.some((one) => one.to === address)) ? address : (ours[0]?.to ?? address);
      if (to && final) await mark(tx, { address: to, kind, status, why, rawMailId });
      const mine = ours.filter((one) => one.to === to);
      const guessed = ours.length === 0 && to ? await lastTo(tx, to) : null;
      spokenOf ??= guessed?.caseId ?? null;
      if (!final) continue;
      for (const one of mine.length > 0 ? mine : ours) await noteReturned(tx, { outgoingId: one.id, why });
      if (guessed) await noteReturned(tx, { outgoingId: guessed.id, why });
    }
    return spokenOf;
  },
);

/** Marks an address, and says so where it was not marked before: lists of them are watched. */
async function mark(tx: Tx, heard: Heard): Promise<void> {
  if (!(await markAddress(tx, heard))) return;
  const { rawMailId: subjectId, kind } = heard;
  tx.record({ name: events.addressMarked, subjectId, audience: ['centre'], data: { kind } });
}
