// Owns the lines between the messages of a case: what was asked, granted, carried out.
import { z } from 'zod';
import { zMoney } from '../../../platform/money.ts';

/** A line of the thread that is no message: what was asked, granted, carried out. `word` is a key of the screen's words. */
export const zStep = z.object({
  id: z.string(),
  at: z.string(),
  word: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), zMoney, z.null()])),
  by: z.string(),
  /** By a program, not by a person. */
  byAssistant: z.boolean().optional(),
  circuit: z.enum(['own', 'consulted', 'authorised']).nullable(),
  arrow: z.enum(['demand', 'answer', 'none']),
});
