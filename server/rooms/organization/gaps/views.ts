import type { Tx } from '../../../platform/act.ts';
import { lineFacts } from '../line/views.ts';
import type { Gap, Wanted } from './contract.ts';
import { gapsIn } from './decide.ts';

/** When, between two instants, nobody is there above these people, or of those whom they need. */
export async function gapsFor(
  tx: Tx,
  askers: readonly string[],
  wanted: readonly Wanted[],
  { from, to }: { from: Date; to: Date },
): Promise<Gap[]> {
  return gapsIn(await lineFacts(tx, from, to, true), askers, wanted, from.getTime(), to.getTime());
}
