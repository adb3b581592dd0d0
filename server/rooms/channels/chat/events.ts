import type { Reaction } from '../../../platform/reactions.ts';
import { events as cases } from '../../cases/contract.ts';
import { carry } from './actions/carry.ts';

const PURPOSES = ['reply', 'resolution', 'status'] as const;

export const reactions: Reaction[] = [
  {
    name: 'chat.carry',
    on: [cases.messageSent],
    run: async (session, event) => {
      const purpose = PURPOSES.find((one) => one === event.data.purpose) ?? 'reply';
      if (event.caseId && event.subjectId && event.data.channel === 'chat')
        await carry(session, { caseId: event.caseId, messageId: event.subjectId, purpose, by: event.actor });
    },
  },
];
