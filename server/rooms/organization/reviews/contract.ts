// Owns how often somebody's grants were looked at again and found right: what rights may be earned by.
import { z } from 'zod';

/** Well reviewed grants count for half a year: earned authority is about how somebody works now. */
export const REVIEWS_COUNT_DAYS = 180;
/** The quarter whose bad reviews decide whether the good ones count at all. */
export const QUALITY_DAYS = 90;
/** Of the reviews of that quarter, in thousandths, that may be bad. With more, none counts: failed quality takes it away. */
export const MOST_BAD = 100;

export const zAddReview = z.object({
  personId: z.uuid(),
  good: z.boolean(),
  /** What it comes from; told again with the same source it is one review. */
  source: z.string().min(1),
});

/** `reviewed` {personId, good}. */
export const reviewEvents = { reviewed: 'organization.reviewed' } as const;
