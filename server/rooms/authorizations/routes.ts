import { look } from '../../platform/act.ts';
import { refused } from '../../platform/refusal.ts';
import { door } from '../../platform/route.ts';
import { acceptChanges } from './actions/accept-changes.ts';
import { decide } from './actions/decide.ts';
import { openEvidence } from './actions/open-evidence.ts';
import { reply } from './actions/reply.ts';
import { withdraw } from './actions/withdraw.ts';
import { routes } from './contract.ts';
import { authorizationById } from './views.ts';

export const doors = [
  door('authorizations', routes, {
    open: async ({ session, params }) => {
      const one = await look(session, (tx) => authorizationById(tx, params.requestId));
      if (!one) throw refused('not_found', 'authorizations.notFound');
      return one;
    },
    decide: ({ session, params, body }) => decide(session, { ...params, ...body }),
    openEvidence: ({ session, params }) => openEvidence(session, params),
    reply: ({ session, params, body }) => reply(session, { ...params, ...body }),
    acceptChanges: ({ session, params, body }) => acceptChanges(session, { ...params, ...body }),
    withdraw: ({ session, params }) => withdraw(session, params),
  }),
];
