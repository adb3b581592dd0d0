// Owns the steps of an authorisation that has a chain of its own: who has agreed, and whose turn it is.
import { z } from 'zod';
import { zDecider } from '../../attributions/contract.ts';

/** Somebody agreed, for themselves or for whom they stood in. */
const zAgreement = z.object({ personId: z.uuid(), name: z.string(), principalId: z.uuid(), at: z.string() });
export type Agreement = z.output<typeof zAgreement>;

/** Of `any` one agreement is enough; of `all` each of the deciders agrees, in their order. `upTo`: minor units up to which it is the last. */
export const zStepState = z.object({
  need: z.enum(['any', 'all']),
  upTo: z.int().nullable(),
  deciders: z.array(zDecider),
  agreed: z.array(zAgreement),
});
export type StepState = z.output<typeof zStepState>;
