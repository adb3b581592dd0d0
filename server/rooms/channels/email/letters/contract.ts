// Owns letters: what goes out as mail, in both its forms, to customers, to those who are asked, and to third parties.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

const zPerson = z.object({ address: z.string(), name: z.string() });
export const letterRoutes = {
  mailOfCase: {
    access: 'person',
    method: 'GET',
    path: '/cases/:caseId/mail',
    summary: 'From which mailbox a case is answered, and who else was in the customer’s last mail',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    returns: z.object({ from: zPerson.nullable(), cc: z.array(zPerson) }),
  },
} satisfies Routes;
