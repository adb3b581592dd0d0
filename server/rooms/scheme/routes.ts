import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { routes } from './contract.ts';
import { weeks } from './moves/views.ts';
import { behind, scheme } from './views.ts';

export const doors = [
  door('scheme', routes, {
    scheme: ({ session, query }) => look(session, (tx) => scheme(tx, query)),
    weeks: ({ session, query }) => look(session, (tx) => weeks(tx, query)),
    behind: ({ session, query }) => look(session, (tx) => behind(tx, query)),
  }),
];
