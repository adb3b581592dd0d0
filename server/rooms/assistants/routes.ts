import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { putAssistant } from './actions/put-assistant.ts';
import { routes } from './contract.ts';
import { assistants } from './views.ts';

export const doors = [
  door('assistants', routes, {
    list: ({ session }) => look(session, assistants),
    putAssistant: ({ session, body }) => putAssistant(session, body),
  }),
];
