import type { Case } from '../api.ts';

const OPEN = new Set(['new', 'in_progress', 'waiting_customer']);

/** Other cases of the same customer that are open: into one of them this one may be put. */
export const othersOpen = (one: Case): Case['previous'] => one.previous.filter((other) => OPEN.has(other.state));

/** Messages of this very case (not of one put into it) that may be set apart: where the customer has said more than one thing. */
export const saidMore = (one: Case): boolean => one.messages.filter((message) => message.direction === 'in').length > 1;
