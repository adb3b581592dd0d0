import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { receive } from '../../../../cases/actions/receive.ts';
import { keepDocument } from '../../../../documents/actions/keep-document.ts';
import { noteReport } from '../../bounces/actions/note-report.ts';
import type { MachineReport, ReadMail } from '../../reading/contract.ts';
import type { RawRow } from '../../sql.ts';

const input = z.object({
  row: z.custom<RawRow>(),
  mail: z.custom<ReadMail>(),
  report: z.custom<MachineReport>(),
  caseId: z.string().nullable(),
  address: z.string().nullable(),
  ref: z.string(),
});

const kindOf = (report: MachineReport) =>
  report.kind === 'bounce' ? (report.failures.some(({ kind }) => kind === 'hard') ? 'hard' : 'soft') : report.kind;

/**
 * Hears a machine: what came back is said at the message that did not arrive, and the report is shown, folded, in the case it speaks of. Where it
 * speaks of none it stays among what came in: no case, no customer. Answers that case. System only: taking in a mail calls it.
 */
export const takeReport = action('email.takeReport', input, async (tx, told): Promise<string | null> => {
  const { row, mail, report, caseId, address, ref } = told;
  const isHeard = report.kind === 'bounce' || report.kind === 'complaint';
  const spokenOf = isHeard ? await noteReport(tx, { rawMailId: row.id, returned: mail.returned, report }) : null;
  const home = spokenOf ?? caseId;
  if (!home) return null;
  const attachments = [];
  for (const { name, type, data } of mail.attachments) attachments.push(await keepDocument(tx, { name, type, data }));
  const received = await receive(tx, {
    channel: 'email',
    ref,
    from: { address, kind: 'email', name: mail.from.name },
    subject: mail.subject,
    text: mail.text,
    quoted: mail.quoted,
    attachments,
    rawSha256: row.sha256,
    caseId: home,
    receipt: false,
    details: { automatic: kindOf(report), subject: mail.subject },
  });
  return received.caseId;
});
