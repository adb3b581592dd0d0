import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { chatRoutes } from './chat/contract.ts';
import { chat, chatBehind } from './chat/views.ts';
import { routes } from './contract.ts';
import { telephoneRoutes } from './telephone/contract.ts';
import { telephone, telephoneBehind } from './telephone/views.ts';
import { unequalRoutes } from './unequal/contract.ts';
import { unequalTreatment } from './unequal/views.ts';
import { agents, behind, departments } from './views.ts';

export const doors = [
  door('reports', routes, {
    agents: ({ session, query }) => look(session, (tx) => agents(tx, query)),
    departments: ({ session, query }) => look(session, (tx) => departments(tx, query)),
    behind: ({ session, query }) => look(session, (tx) => behind(tx, query)),
  }),
  door('reports', telephoneRoutes, {
    telephone: ({ session, query }) => look(session, (tx) => telephone(tx, query)),
    telephoneBehind: ({ session, query }) => look(session, (tx) => telephoneBehind(tx, query)),
  }),
  door('reports', chatRoutes, {
    chat: ({ session, query }) => look(session, (tx) => chat(tx, query)),
    chatBehind: ({ session, query }) => look(session, (tx) => chatBehind(tx, query)),
  }),
  door('reports', unequalRoutes, { unequal: ({ session, query }) => look(session, (tx) => unequalTreatment(tx, query)) }),
];
