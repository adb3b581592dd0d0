// Owns the comparison of the two halves of a trial: what each asked for, waited for and was told afterwards.
import { z } from 'zod';
import type { Ask, Circuit, Facts, HolderFacts } from '../../contract.ts';
import type { Usage } from '../../limits/contract.ts';

/** A ruling that was kept, with how it ended: what is compared. */
export type Asked = {
  holderId: string;
  circuit: Circuit;
  ask: Omit<Ask, 'facts'>;
  facts: Facts;
  usage: Usage;
  minor: number | null;
  waitedMinutes: number | null;
  contacts: number;
  score: number | null;
};

/** A kept ruling with everything that it was made from. */
export type KeptWhole = { id: string; at: Date; ask: Ask; usage: Usage; holder: HolderFacts };

/** What one half of the team did. */
export const zArm = z.object({
  people: z.int(),
  requests: z.int(),
  meanMinor: z.int().nullable(),
  medianWaitMinutes: z.int().nullable(),
  /** Customers who wrote again about it. */
  contactsAgain: z.int(),
  audited: z.int(),
  overturned: z.int(),
  satisfaction: z.object({ n: z.int(), meanHundredths: z.int().nullable() }),
});
