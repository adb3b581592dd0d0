import type { Tx } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import type { FileAnswer } from '../../../../platform/route.ts';
import { publicCase } from '../../../cases/customer/views.ts';
import type { LayOut } from '../../../documents/contract.ts';
import { centreOf } from '../../../organization/views.ts';
import { receiptOf } from './decide.ts';

/** The receipt of a case on paper, as it stands now; whoever calls it has asked who may. Refuses web.keyUnknown. */
export async function receiptPaper(tx: Tx, caseId: string, layOut: LayOut): Promise<FileAnswer> {
  const page = await publicCase(tx, caseId, true);
  if (!page) throw refused('not_found', 'web.keyUnknown');
  const letter = receiptOf(page, await centreOf(tx), tx.now);
  return { type: 'application/pdf', name: `${page.key}.pdf`, data: await layOut(letter, 'letter') };
}
