import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { keepFile } from '../../../platform/files.ts';
import type { Kept } from '../contract.ts';
import { judgeFile } from '../decide.ts';
import { events } from '../verdicts/contract.ts';
import { insertWaiting } from '../verdicts/sql.ts';

const input = z.object({ name: z.string(), type: z.string(), data: z.instanceof(Buffer) });

/** Keeps a file that came by a door, under what it really is. Nothing is turned away for what it is: it is marked. System only: the doors' verbs call it. */
export const keepDocument = action('documents.keepDocument', input, async (tx, { name, type, data }): Promise<Kept> => {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(data);
  const kept = await keepFile(tx, data);
  if (await insertWaiting(tx, kept.sha256, name)) tx.record({ name: events.kept, audience: [], data: { sha256: kept.sha256 } });
  return { name, ...kept, ...judgeFile({ name, type }, found?.mime ?? null) };
});
