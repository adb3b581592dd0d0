// Owns what is asked of chains: who would decide at an instant, when nobody would, and whether a row's steps end in nobody.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zCircuit, zStep } from '../contract.ts';

/** How long each is given before it climbs, in minutes of their own working time: what an agent asks for the same day. */
export const GIVEN_MINUTES = 120;

/** How far ahead chains are looked at, days. */
export const AHEAD_DAYS = 14;

/**
 * Somebody of a chain at an instant. `presence`: `here`, `outside` their hours, or away (then nobody is named in their place). `from`
 * and `to`: when it would come to them and when their silence would send it on; null where it comes to them only by an answer.
 */
export const zSeat = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.string(),
  standsInFor: z.string().nullable(),
  onDuty: z.boolean(),
  presence: z.enum(['here', 'outside', 'away']),
  /** Minor units that they may grant of it; null where no limit in money binds. */
  limitMinor: z.int().nullable(),
  reachedAt: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export const zWhoDecides = z.object({
  at: z.string(),
  asker: z.object({ personId: z.uuid(), name: z.string(), role: z.string() }),
  circuit: zCircuit,
  department: z.string().nullable(),
  /** In order; where the line of report decides, one step of `any`, nearest first. */
  steps: z.array(z.object({ need: zStep.shape.need, upTo: z.int().nullable(), seats: z.array(zSeat) })),
  byLine: z.boolean(),
  /** To whom silence comes in the end, again and again. */
  end: z.string().nullable(),
  /** The whole answer, in the reader's language. */
  sentence: z.string(),
  reasons: z.array(z.string()),
});
export type WhoDecides = z.output<typeof zWhoDecides>;

export const zWhoQuery = z.object({
  action: z.string().min(1),
  amountMinor: z.coerce.number().int().nonnegative().optional(),
  /** Whose request it is: a person, or somebody of a role; left out: one's own. */
  holderId: z.uuid().optional(),
  role: z.string().optional(),
  at: z.iso.datetime(),
  /** Facts of the matter, as JSON. */
  facts: z.string().max(4000).optional(),
});

/** A time at which nobody would decide. `step`: of a chain of its own; null: nobody of the line of report. */
export const zGap = z.object({
  key: z.string(),
  why: z.enum(['away', 'off']),
  unitId: z.uuid(),
  step: z.int().nullable(),
  from: z.string(),
  to: z.string(),
  people: z.int(),
  text: z.string(),
});
export const zChainsCheck = z.object({ from: z.string(), to: z.string(), people: z.int(), gaps: z.array(zGap) });
export type ChainsCheck = z.output<typeof zChainsCheck>;

const person = { access: 'person', scope: 'attributions:read' } as const;
export const chainRoutes = {
  whoDecides: {
    ...person,
    method: 'GET',
    path: '/attributions/who-decides',
    summary: 'Who would decide an action at an instant, when it would climb, and where it ends',
    query: zWhoQuery,
    returns: zWhoDecides,
  },
  checkChains: {
    ...person,
    method: 'GET',
    path: '/attributions/chains/check',
    summary: 'When, in the next two weeks, somebody at work would find nobody to decide',
    returns: zChainsCheck,
  },
} satisfies Routes;
