import { look } from '../../platform/act.ts';
import { refused } from '../../platform/refusal.ts';
import { door } from '../../platform/route.ts';
import { acceptSubstitute } from './actions/accept-substitute.ts';
import { answer } from './actions/answer.ts';
import { cancel } from './actions/cancel.ts';
import { routes } from './contract.ts';
import { supplyById } from './views.ts';

export const doors = [
  door('supplies', routes, {
    open: async ({ session, params }) => {
      const one = await look(session, (tx) => supplyById(tx, params.requestId));
      if (!one) throw refused('not_found', 'supplies.notFound');
      return one;
    },
    answer: ({ session, params, body }) => answer(session, { ...params, ...body }),
    acceptSubstitute: ({ session, params, body }) => acceptSubstitute(session, { ...params, ...body }),
    cancel: ({ session, params }) => cancel(session, params),
  }),
];
