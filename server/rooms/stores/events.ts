import type { Reaction } from '../../platform/reactions.ts';
import { advance } from './actions/advance.ts';
import type { ConnectorNeeds } from './connectors/contract.ts';
import { events } from './contract.ts';

/** What is planned is sent as soon as its commit is known; the timed job finds it too, should this never run. */
export const reactions = (needs: ConnectorNeeds): Reaction[] => [
  {
    name: 'stores.send',
    on: [events.executionPlanned],
    run: async (session, event) => {
      if (event.subjectId) await advance(session, needs, event.subjectId);
    },
  },
];
