import type { Reaction } from '../../../platform/reactions.ts';
import { events as cases } from '../../cases/contract.ts';
import { understand } from './actions/understand.ts';
import { writeLetter } from './actions/write-letter.ts';
import { events, type Needs } from './contract.ts';

const PURPOSES = ['reply', 'resolution', 'status'] as const;

export const reactions = ({ readPages, layOut }: Needs): Reaction[] => [
  {
    name: 'post.understand',
    on: [events.arrived],
    run: async (session, event) => void (event.subjectId && (await understand(session, event.subjectId, readPages))),
  },
  {
    name: 'post.writeLetter',
    on: [cases.messageSent],
    run: async (session, { caseId, subjectId, data }) => {
      const purpose = PURPOSES.find((one) => one === data.purpose) ?? 'reply';
      if (caseId && subjectId && data.channel === 'post')
        await writeLetter(session, { caseId, messageId: subjectId, purpose }, layOut);
    },
  },
];
