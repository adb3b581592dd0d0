import { door } from '../../../../platform/route.ts';
import { callOut } from './actions/call-out.ts';
import { asteriskRoutes, type Originate } from './contract.ts';

export const doors = (needs: { originate: Record<'ami' | 'ari', Originate> }) => [
  door('phone/asterisk', asteriskRoutes, { callOut: ({ session, body }) => callOut(session, body, needs.originate) }),
];
