import type { Reaction } from '../../../platform/reactions.ts';
import { understandCall } from './calls/actions/understand-call.ts';
import { events } from './contract.ts';

export const reactions: Reaction[] = [
  {
    name: 'phone.understandCall',
    on: [events.heard],
    run: async (session, event) => void (event.subjectId && (await understandCall(session, { callEventId: event.subjectId }))),
  },
];
