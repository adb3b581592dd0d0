import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { mayAdminister } from '../../access.ts';
import { events } from '../../contract.ts';
import type { SipAccount } from '../contract.ts';
import { dropAccountRow } from '../sql.ts';
import { sipAccounts } from '../views.ts';

/** Takes somebody's telephone in the browser away; what was told of their calls stays. */
export const dropSipAccount = action(
  'phone.dropSipAccount',
  z.object({ personId: z.uuid() }),
  async (tx, { personId }): Promise<{ accounts: SipAccount[] }> => {
    must(mayAdminister(tx.actor));
    await dropAccountRow(tx, personId);
    tx.record({ name: events.softphoneChanged, subjectId: personId, audience: [`person:${personId}`], data: { user: null } });
    return { accounts: await sipAccounts(tx) };
  },
);
