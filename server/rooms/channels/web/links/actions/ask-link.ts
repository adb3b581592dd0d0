import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { newId } from '../../../../../platform/ids.ts';
import { systemOnly } from '../../access.ts';
import { events } from '../contract.ts';
import { insertAsk } from '../sql.ts';

/** The signed link is to be mailed again to the address of the case, three times a day at most. The answer is the same whether or not it is. System only: the page calls it. */
export const askLink = action(
  'web.askLink',
  z.object({ caseId: z.uuid(), key: z.string() }),
  async (tx, { caseId, key }): Promise<void> => {
    must(systemOnly(tx.actor));
    if (!(await insertAsk(tx, newId(), caseId))) return;
    tx.record({ name: events.linkAsked, caseId, audience: [], data: { caseId, key } });
  },
);
