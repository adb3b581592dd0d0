import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { remind } from './actions/remind.ts';
import { see } from './actions/see.ts';
import { take } from './actions/take.ts';
import { routes } from './contract.ts';
import { inbox } from './views.ts';

export const doors = [
  door('requests', routes, {
    inbox: ({ session, query }) => look(session, (tx) => inbox(tx, query)),
    see: ({ session, params }) => see(session, params),
    take: ({ session, params }) => take(session, params),
    remind: ({ session, params }) => remind(session, params),
  }),
];
