// Owns the files of a case: what came or leaves with a message, and what was found in them.
import { z } from 'zod';

/** `warning`: it is not what its name says, or it is a program; none where the field is left out. */
export const zAttachment = z.object({
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
  /** `harmful`: a scanner said so, and it is handed out no more; `found` is what it calls it. */
  warning: z.enum(['disguised', 'program', 'harmful']).nullish(),
  found: z.string().nullish(),
});
