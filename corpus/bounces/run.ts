import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMail } from '../../server/rooms/channels/email/reading/adapter.ts';
import { folderOf, rowsIn } from '../mails/written.ts';

type Expected = { id: string; file: string; expected: { reason: string; hardbounce: boolean }[] };
export type Bounces = { mails: number; right: number; missed: { id: string; expected: string; found: string }[] };

/** Complaints and machines' answers say of no address that it is gone or was not served: neither hard nor soft. */
const NEITHER: Readonly<Record<string, string>> = { feedback: 'complaint', vacation: 'reply' };
const sorted = (kinds: readonly string[]): string => kinds.toSorted().join(' ') || 'nothing';

/** Reads each report and compares, address by address, whether it is gone (hard) or only got nothing this time (soft). */
export async function readBounces(at: string): Promise<Bounces> {
  const folder = folderOf(at, 'expected.jsonl');
  const found: Bounces = { mails: 0, right: 0, missed: [] };
  for (const { id, file, expected } of rowsIn<Expected>(path.join(folder, 'expected.jsonl'), '')) {
    found.mails++;
    const { report } = await readMail(readFileSync(path.join(folder, file)));
    const wanted = expected.map((one) => NEITHER[one.reason] ?? (one.hardbounce ? 'hard' : 'soft'));
    const isComplaint = report?.kind === 'complaint' && wanted.every((kind) => kind === 'complaint');
    const said = isComplaint
      ? wanted
      : report?.kind === 'bounce'
        ? report.failures.map(({ kind }) => kind)
        : report
          ? [report.kind]
          : [];
    if (sorted(said) === sorted(wanted)) found.right++;
    else
      found.missed.push({
        id,
        expected: `${sorted(wanted)} (${expected.map(({ reason }) => reason).join(' ')})`,
        found: sorted(said),
      });
  }
  return found;
}
