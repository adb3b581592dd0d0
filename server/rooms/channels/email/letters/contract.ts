// Owns letters: what goes out as mail, in both its forms, to customers, to those who are asked, and to third parties.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';
import { zSuppression } from '../bounces/contract.ts';

const zPerson = z.object({ address: z.string(), name: z.string() });
/** An address that mail came back from. */
const zClosed = zSuppression.pick({ address: true, kind: true, why: true, since: true });
export const letterRoutes = {
  mailOfCase: {
    access: 'person',
    method: 'GET',
    path: '/cases/:caseId/mail',
    summary:
      'From which mailbox a case is answered, who else was in the customer’s last mail, and which of its addresses take none',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    /** `to`: an address beside those of the case, about which it is asked too. */
    query: z.object({ to: z.string().max(320).optional() }),
    returns: z.object({ from: zPerson.nullable(), cc: z.array(zPerson), closed: z.array(zClosed), mayRelease: z.boolean() }),
  },
} satisfies Routes;
