// Owns what asking costs, by the centre's own rates: minutes of work, the customer's wait, contacts again.
import { z } from 'zod';

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
