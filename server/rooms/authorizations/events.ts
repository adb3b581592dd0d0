import type { Reaction } from '../../platform/reactions.ts';
import { events as requests } from '../requests/contract.ts';
import { climb } from './actions/climb.ts';

export const reactions: Reaction[] = [
  {
    name: 'authorizations.climb',
    on: [requests.timeUp],
    run: async (session, { data, subjectId }) => {
      if (data.kind === 'authorization' && subjectId) await climb(session, { requestId: subjectId, level: Number(data.level) });
    },
  },
];
