// Owns what a trial of the open draft would be, before it is begun: its cells, its people, what was granted there before.
import { z } from 'zod';

/** What a trial of the open draft would be: over whom, and the most it may cost, by what was granted in the last 90 days. */
export const zTrialOffer = z.object({
  people: z.int(),
  widened: z.int(),
  endsAt: z.string(),
  /** What the widened half is likely to give above the old limit, and a cap with room above it. */
  likelyMinor: z.int(),
  capMinor: z.int().positive(),
  currency: z.string(),
  /** Why it can't be tried, in the reader's language; null when it can. */
  whyNot: z.string().nullable(),
});
export type TrialOffer = z.output<typeof zTrialOffer>;
