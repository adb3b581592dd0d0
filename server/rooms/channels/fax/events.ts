import type { Reaction } from '../../../platform/reactions.ts';
import { events as cases } from '../../cases/contract.ts';
import { queueFax } from './actions/queue-fax.ts';
import { sendQueued } from './actions/send-queued.ts';
import { understand } from './actions/understand.ts';
import { events, type Needs } from './contract.ts';

const PURPOSES = ['reply', 'resolution', 'status'] as const;

export const reactions = ({ readPages, layOut, handOver }: Needs): Reaction[] => [
  {
    name: 'fax.understand',
    on: [events.arrived],
    run: async (session, event) => void (event.subjectId && (await understand(session, event.subjectId, readPages))),
  },
  {
    name: 'fax.queueFax',
    on: [cases.messageSent],
    run: async (session, { caseId, subjectId, data }) => {
      const purpose = PURPOSES.find((one) => one === data.purpose) ?? 'reply';
      if (caseId && subjectId && data.channel === 'fax')
        await queueFax(session, { caseId, messageId: subjectId, purpose }, layOut);
    },
  },
  {
    name: 'fax.send',
    on: [events.queued],
    run: async (session, event) => void (event.subjectId && (await sendQueued(session, event.subjectId, handOver))),
  },
];
