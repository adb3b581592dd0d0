import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { addActionKind } from './actions/add-action-kind.ts';
import { rule } from './actions/rule.ts';
import { routesOfRuling } from './contract.ts';
import { actionKinds } from './views.ts';

export const doors = [
  door('attributions', routesOfRuling, {
    rule: ({ session, body }) => rule(session, body),
    listActionKinds: ({ session }) => look(session, actionKinds),
    addActionKind: ({ session, body }) => addActionKind(session, body),
  }),
];
