// Owns what asking costs, by the centre's own rates: minutes of work, the customer's wait, contacts again.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';

/** Minutes are of work, whole; money is minor units of the centre's currency. Kept in the centre's settings as `rates`. */
export const zRates = z.object({
  /** Of the agent, to put a request and to follow it. */
  agentMinutes: z.int().nonnegative().max(480),
  /** Of whoever decides or answers. */
  deciderMinutes: z.int().nonnegative().max(480),
  /** An hour of anybody's work. */
  hourMinor: z.int().nonnegative(),
  /** A contact again of a customer who waits. */
  contactMinor: z.int().nonnegative(),
  /** An hour of a customer's waiting, where the centre puts a price on it. */
  waitHourMinor: z.int().nonnegative(),
});
export type Rates = z.output<typeof zRates>;

/** Where the centre has set none. Design values, no facts: settings say so beside them. */
export const DEFAULT_RATES: Rates = { agentMinutes: 6, deciderMinutes: 4, hourMinor: 2400, contactMinor: 600, waitHourMinor: 0 };

/** What asking costs in its parts, minor units of the centre's currency. */
export const zAskingCost = z.object({ workMinor: z.int(), contactsMinor: z.int(), waitMinor: z.int(), totalMinor: z.int() });
export type AskingCost = z.output<typeof zAskingCost>;

/** `isSet`: the centre has set them; otherwise they are as designed. */
const zKeptRates = z.object({ rates: zRates, isSet: z.boolean(), may: z.object({ set: z.boolean() }) });
export const costRoutes = {
  readRates: {
    access: 'person',
    method: 'GET',
    path: '/attributions/rates',
    summary: 'What an hour of work, a contact and an hour of waiting cost the centre',
    scope: 'attributions:read',
    returns: zKeptRates,
  },
  setRates: {
    access: 'person',
    method: 'PUT',
    path: '/attributions/rates',
    summary: 'Sets what asking costs; replay, proposals and every request reckon with it from then on',
    scope: 'attributions:write',
    body: zRates,
    returns: zKeptRates,
  },
} satisfies Routes;
