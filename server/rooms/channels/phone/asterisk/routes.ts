import { z } from 'zod';
import { door, type Routes } from '../../../../platform/route.ts';
import { callOut } from './actions/call-out.ts';
import { type Originate, zCallOut } from './contract.ts';

const asteriskRoutes = {
  callOut: {
    ...{ method: 'POST', path: '/phone/call-out', access: 'person', scope: 'cases:write' },
    summary: 'Rings at my extension and calls the number once I answer',
    body: zCallOut,
    returns: z.object({ calling: z.string() }),
  },
} satisfies Routes;

export const doors = (needs: { originate: Record<'ami' | 'ari', Originate> }) => [
  door('phone/asterisk', asteriskRoutes, { callOut: ({ session, body }) => callOut(session, body, needs.originate) }),
];
