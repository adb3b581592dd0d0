import type { Reaction } from '../../platform/reactions.ts';
import { events as cases } from '../cases/contract.ts';
import { events as requests } from '../requests/contract.ts';
import { markDays } from './actions/mark-days.ts';

/** Whatever changes a demand after its day is over: an answer, another addressee, its end in the shop, another shop of its case. */
export const reactions: Reaction[] = [
  {
    name: 'scheme.markDays',
    on: [requests.asked, requests.climbed, requests.closed, cases.actionTaken, cases.actionEnded],
    run: async (session, { subjectId }) => {
      if (subjectId) await markDays(session, { id: subjectId });
    },
  },
  {
    name: 'scheme.markDaysOfCase',
    on: [cases.classified],
    run: async (session, { caseId }) => {
      if (caseId) await markDays(session, { caseId });
    },
  },
];
