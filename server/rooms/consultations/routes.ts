import { look } from '../../platform/act.ts';
import { refused } from '../../platform/refusal.ts';
import { door } from '../../platform/route.ts';
import { accept } from './actions/accept.ts';
import { answer } from './actions/answer.ts';
import { confirm } from './actions/confirm.ts';
import { insist } from './actions/insist.ts';
import { reply } from './actions/reply.ts';
import { withdraw } from './actions/withdraw.ts';
import { routes } from './contract.ts';
import { consultationById } from './views.ts';

export const doors = [
  door('consultations', routes, {
    open: async ({ session, params }) => {
      const one = await look(session, (tx) => consultationById(tx, params.requestId));
      if (!one) throw refused('not_found', 'consultations.notFound');
      return one;
    },
    answer: ({ session, params, body }) => answer(session, { ...params, ...body }),
    reply: ({ session, params, body }) => reply(session, { ...params, ...body }),
    accept: ({ session, params }) => accept(session, params),
    insist: ({ session, params, body }) => insist(session, { ...params, ...body }),
    confirm: ({ session, params }) => confirm(session, params),
    withdraw: ({ session, params }) => withdraw(session, params),
  }),
];
