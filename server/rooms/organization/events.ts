import type { Reaction } from '../../platform/reactions.ts';
import { fillHolidays } from './actions/fill-holidays.ts';
import { events } from './contract.ts';

export const reactions: Reaction[] = [
  { name: 'organization.holidaysOfNewCentre', on: [events.founded], run: (session) => fillHolidays(session, {}) },
];
