// Owns the policy: kinds of action, who may grant what up to which limit, rulings, budgets, warrants, versions.
import { z } from 'zod';
import { zJson } from '../../platform/json.ts';
import { zCondition, zFacts } from '../../platform/conditions.ts';
import { zMoney } from '../../platform/money.ts';
import type { Routes } from '../../platform/route.ts';

export const zCircuit = z.enum(['own', 'consulted', 'authorised', 'forbidden']);
export type Circuit = z.output<typeof zCircuit>;

/**
 * Facts and conditions are the platform's, so that the shops' own rules are read by the same evaluator as the policy.
 *
 * The names that callers and policies share. A fact nobody knows is left out or null: it satisfies no condition but `unknown`.
 * Of the matter: `channel`, `reason` (of contact), `tier` of the customer, `ground` (`discretion`, or the customer's right:
 * `withdrawal`, `conformity`, `wrong_charge`, `published_price`), `evidence` (list of kinds: `photo`, `document`),
 * `identityVerified`, `notices` (numbers of those that the holder has acknowledged).
 * Of the order: `storeCode`, `orderState`, `daysSinceDelivery`, `paidMinor`, `refundedMinor`, `picked`, `inStock`, `advance`,
 * `skus`, `categories`, `inGuarantee`, `amountShare` (whole per cent that the amount is of what was paid).
 */
export { type Condition, type Facts, zFacts } from '../../platform/conditions.ts';

/**
 * `money` is minor units of the centre's currency; `percent` whole per cent of what was paid for the order (fact `paidMinor`);
 * `count` units: times, points, months. What was granted of the same action for the same order (without an order: for the same
 * customer in 30 days) counts with the request, so a grant split in three is one grant. `day`, `week` and `month` are the holder's,
 * by the calendar in the centre's time zone.
 */
export const zLimit = z.object({
  per: z.enum(['request', 'order', 'customer30d', 'day', 'week', 'month']),
  unit: z.enum(['money', 'percent', 'count']),
  max: z.int().nonnegative(),
});
export type Limit = z.output<typeof zLimit>;

/**
 * What must be there. Before the action, without changing its circuit: a kind of evidence (fact `evidence`; '' is any), a verified
 * identity (`identityVerified`), an acknowledged notice by its number (`notices`). Of the holder, who has earned the row or does not
 * have it: a valid certification by its code, a number of well reviewed grants in the last 180 days (`reviews`, digits).
 */
export const zRequirement = z.object({
  kind: z.enum(['evidence', 'identity', 'notice', 'certification', 'reviews']),
  value: z.string().default(''),
});
export type Requirement = z.output<typeof zRequirement>;

/**
 * Whom a row speaks of. `role`: a role's code; `unit` and `vendor`: the unit's id; `person`: the person's id; `assistant`: one
 * software agent's person id, or '' for all. An assistant has what rows name it, its unit, its vendor or everyone: never a role's.
 */
export const zHolder = z.object({
  kind: z.enum(['everyone', 'role', 'unit', 'vendor', 'person', 'assistant']),
  ref: z.string().default(''),
});

/**
 * One step of a chain of its own, in order: `any` of these people decides, or `all` of them. `upTo`: the money, minor units, up to which
 * this step is the last; null: it is the last. A role is whoever of it is nearest in the line of report, on duty or there.
 */
export const zStep = z.object({
  need: z.enum(['any', 'all']),
  of: z
    .array(z.object({ kind: z.enum(['role', 'unit', 'person']), ref: z.string() }))
    .min(1)
    .max(10),
  upTo: z.int().positive().nullable().default(null),
});
export type Step = z.output<typeof zStep>;

export const zAttribution = z.object({
  id: z.uuid(),
  action: z.string(),
  holder: zHolder,
  circuit: zCircuit,
  /** The customer's right: no limit applies and nobody's leave is asked (withdrawal, guarantee, wrong charge). */
  isRight: z.boolean().default(false),
  /** Unit code of the department, when the circuit is `consulted`. */
  department: z.string().nullable().default(null),
  limits: z.array(zLimit).default([]),
  conditions: z.array(zCondition).default([]),
  requirements: z.array(zRequirement).default([]),
  reasonEs: z.string().default(''),
  reasonEn: z.string().default(''),
  /** For the rare case that conditions can't say: a boolean expression in CEL over `facts`, `amount`, `count`. Checked when saved. */
  expression: z.string().max(500).nullable().default(null),
  /** Who decides instead of the line of report, where the circuit is `authorised`. */
  steps: z.array(zStep).max(5).default([]),
  /** The trial that this row is part of; only trials set it. */
  trialId: z.uuid().nullable().default(null),
  validFrom: z.string().nullable().default(null),
  validTo: z.string().nullable().default(null),
});
export type Attribution = z.output<typeof zAttribution>;

/** Who asks, as the policy sees them. `principalId`: whose limits a deputy uses. */
export const zHolderFacts = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string().nullable(),
  unitIds: z.array(z.string()),
  vendorId: z.string().nullable(),
  assistant: z.boolean(),
  certifications: z.array(z.string()),
  /** Well reviewed grants in the last 180 days; left out of questions older than this count. */
  reviews: z.int().optional(),
});
export type HolderFacts = z.output<typeof zHolderFacts>;

/** Exactly what is asked. Its hash binds a warrant: a changed amount is a new request. */
export const zAsk = z.object({
  action: z.string().min(1),
  params: z.record(z.string(), zJson).default({}),
  /** Null: not known yet. A preview then takes the least there is; nothing with a limit in money is ever done without it. */
  amount: zMoney.extend({ minor: z.int().nonnegative() }).nullable().default(null),
  count: z.int().positive().default(1),
  caseId: z.uuid().nullable().default(null),
  storeId: z.uuid().nullable().default(null),
  orderRef: z.string().nullable().default(null),
  customerId: z.uuid().nullable().default(null),
  facts: zFacts.default({}),
});
export type Ask = z.output<typeof zAsk>;

export const zLeft = z.object({ per: zLimit.shape.per, unit: zLimit.shape.unit, max: z.int(), used: z.int(), left: z.int() });
export type Left = z.output<typeof zLeft>;

/** A reason in words: the key with its parameters, and the text in the asker's language. */
export const zReason = z.object({
  word: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});

export const zDecider = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.string(),
  unitId: z.uuid(),
  /** The absent superior whose limit is used, when a deputy decides. */
  standsInFor: z.object({ personId: z.uuid(), name: z.string() }).nullable(),
  /** They stand in because they are on duty; left out otherwise. */
  onDuty: z.boolean().optional(),
});
export type Decider = z.output<typeof zDecider>;

export const zRuling = z
  .object({
    /** Null for a preview, which leaves no trace. */
    id: z.uuid().nullable(),
    action: z.string(),
    circuit: zCircuit,
    isRight: z.boolean(),
    department: z.object({ unitId: z.uuid(), code: z.string(), name: z.string() }).nullable(),
    /** Those whose own attributions cover the request, nearest first. */
    chain: z.array(zDecider),
    /** A chain of its own, in order; empty where the line of report decides. `upTo`: minor units up to which the step is the last. */
    steps: z.array(z.object({ need: zStep.shape.need, upTo: z.int().nullable(), deciders: z.array(zDecider) })),
    left: z.array(zLeft),
    /** The most that could be granted in circuit 1 now, minor units; null when there is no money limit. */
    ownMax: z.int().nullable(),
    /** What must be brought before anything is done. */
    missing: z.array(zRequirement),
    /** One for every rule looked at; the last is what decided. */
    reasons: z.array(zReason),
    versionId: z.uuid(),
    versionNumber: z.int(),
    hash: z.string(),
  })
  .meta({ id: 'Ruling' });
export type Ruling = z.output<typeof zRuling>;

declare const minted: unique symbol;
/**
 * Leave to carry out exactly one thing, once. Only this room makes one: circuit 1 from the ruling, circuit 2 with the department's
 * answer, circuit 3 with the authorisation. Whoever executes must be handed it.
 */
export type Warrant = {
  readonly [minted]: true;
  readonly id: string;
  readonly rulingId: string;
  readonly action: string;
  readonly hash: string;
  readonly amount: z.output<typeof zMoney> | null;
};

export const zActionKind = z.object({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  section: z.enum(['money', 'product', 'order', 'gesture', 'service']),
  nameEs: z.string().min(1),
  nameEn: z.string().min(1),
  exposure: z.enum(['money', 'count', 'none']),
  movesMoney: z.boolean(),
  reversible: z.boolean(),
  /** The operation in the shop: see the stores' contract; null when nothing is carried out there. */
  op: z.string().nullable(),
  /** Parameters that its form asks for. */
  params: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['text', 'integer', 'money', 'lines', 'address', 'sku', 'choice', 'boolean', 'date', 'json']),
      required: z.boolean().default(false),
      choices: z.array(z.string()).default([]),
    }),
  ),
  /** Facts under which it is offered at all. */
  fits: z.array(zCondition).default([]),
  /** What is usually demanded before it: offered where a row of it is written. */
  asks: z.array(zRequirement).default([]),
});
export type ActionKind = z.output<typeof zActionKind> & { position: number };

export const routesOfRuling = {
  rule: {
    method: 'POST',
    path: '/attributions/rule',
    summary: 'What would be ruled on these facts; nothing is done or kept',
    access: 'person',
    scope: 'attributions:read',
    body: zAsk.extend({ holderId: z.uuid().optional() }),
    returns: zRuling,
  },
  listActionKinds: {
    method: 'GET',
    path: '/action-kinds',
    summary: 'Kinds of action that may be granted',
    access: 'person',
    scope: 'attributions:read',
    returns: z.array(zActionKind.extend({ position: z.int() })),
  },
  addActionKind: {
    method: 'POST',
    path: '/action-kinds',
    summary: 'Adds or replaces a kind of action',
    access: 'person',
    scope: 'attributions:write',
    body: zActionKind,
    returns: zActionKind.extend({ position: z.int() }),
  },
} satisfies Routes;
