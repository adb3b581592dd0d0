// Owns versions of the policy: drafts, their examples, activation at a date, the matrix that is read and edited.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zAttribution, zCircuit, zFacts, zHolder, zHolderFacts } from '../contract.ts';

export const zVersion = z.object({
  id: z.uuid(),
  number: z.int(),
  state: z.enum(['draft', 'active', 'superseded', 'discarded']),
  basedOn: z.uuid().nullable(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  checkedAt: z.string().nullable(),
  activatedBy: z.string().nullable(),
  activeFrom: z.string().nullable(),
  activeUntil: z.string().nullable(),
});

export const zExample = z.object({
  id: z.uuid(),
  title: z.string().min(1),
  holder: zHolderFacts.partial(),
  action: z.string(),
  facts: zFacts,
  amountMinor: z.int().nullable(),
  expects: zCircuit,
});

/** One column of the matrix: a holder, how many people it covers, and who authorises above it. */
export const zMatrixHolder = z.object({ holder: zHolder, name: z.string(), people: z.int(), above: z.string().nullable() });

export const zMatrix = z.object({
  version: zVersion,
  active: zVersion.nullable(),
  draft: zVersion.nullable(),
  /** Where the draft was begun on an older version than the one in force: its number, and the cells that both have changed since. */
  behind: z.object({ number: z.int(), conflicts: z.array(z.string()) }).nullable(),
  holders: z.array(zMatrixHolder),
  /** Without the rows of trials, which nobody edits: those are in `onTrial`, one for each cell of a role: whom they are for is told to nobody. */
  attributions: z.array(zAttribution),
  onTrial: z.array(zAttribution.extend({ role: z.string().nullable() })),
  /** For each vendor, the holders that its people are: what it may do is theirs. */
  vendors: z.array(z.object({ unitId: z.uuid(), name: z.string(), holders: z.array(zHolder) })),
  /** Sentences telling what the draft changes against the active version, in the reader's language. */
  changes: z.array(z.string()),
  examples: z.array(zExample.extend({ got: zCircuit, holds: z.boolean() })),
  may: z.object({ draft: z.boolean(), activate: z.boolean() }),
});

/** What changes from one version to another, in sentences in the reader's language. */
export const zDifference = z.object({ from: zVersion, to: zVersion, changes: z.array(z.string()) });

/** Changes to a draft: rows are put (new id or the same) or taken away. */
export const zDraftChange = z.object({
  put: z.array(zAttribution.omit({ id: true }).extend({ id: z.uuid().optional() })).default([]),
  remove: z.array(z.uuid()).default([]),
  putExamples: z.array(zExample.omit({ id: true })).default([]),
  removeExamples: z.array(z.uuid()).default([]),
  note: z.string().optional(),
});

/** A policy as one file. */
export const zPolicyText = z.object({ yaml: z.string().min(1) });

const person = { access: 'person' } as const;
export const policyRoutes = {
  readMatrix: {
    ...person,
    method: 'GET',
    path: '/attributions/matrix',
    summary: 'The policy in force, or its draft',
    scope: 'attributions:read',
    query: z.object({ version: z.uuid().optional() }),
    returns: zMatrix,
  },
  listVersions: {
    ...person,
    method: 'GET',
    path: '/attributions/versions',
    summary: 'Versions of the policy, newest first',
    scope: 'attributions:read',
    returns: z.array(zVersion),
  },
  draft: {
    ...person,
    method: 'POST',
    path: '/attributions/draft',
    summary: 'Opens a draft on the version in force, or answers the open one',
    scope: 'attributions:write',
    returns: zMatrix,
  },
  changeDraft: {
    ...person,
    method: 'PATCH',
    path: '/attributions/draft',
    summary: 'Changes the open draft; where none is open, opens one on the version in force, whose ids then are understood too',
    scope: 'attributions:write',
    body: zDraftChange,
    returns: zMatrix,
  },
  exportPolicy: {
    ...person,
    method: 'GET',
    path: '/attributions/policy.yaml',
    summary: 'A version of the policy as one YAML file, to be kept in a repository',
    scope: 'attributions:read',
    query: z.object({ version: z.uuid().optional() }),
    returns: z.any(),
    file: true,
  },
  importPolicy: {
    ...person,
    method: 'POST',
    path: '/attributions/policy.yaml',
    summary: 'Makes the open draft say what a YAML file says; a wrong file is refused whole, by line',
    scope: 'attributions:write',
    body: zPolicyText,
    returns: zMatrix,
    bodyLimit: 4_000_000,
  },
  readDifference: {
    ...person,
    method: 'GET',
    path: '/attributions/versions/:versionId/changes',
    summary: 'What changes in sentences, from the version in force or another one to this one',
    scope: 'attributions:read',
    params: z.object({ versionId: z.uuid() }),
    query: z.object({ against: z.uuid().optional() }),
    returns: zDifference,
  },
  restoreVersion: {
    ...person,
    method: 'POST',
    path: '/attributions/versions/:versionId/restore',
    summary: 'Makes a draft of what an older version said',
    scope: 'attributions:write',
    params: z.object({ versionId: z.uuid() }),
    returns: zMatrix,
  },
  checkDraft: {
    ...person,
    method: 'POST',
    path: '/attributions/draft/check',
    summary: 'Checks the draft against its examples',
    scope: 'attributions:write',
    returns: zMatrix,
  },
  activateDraft: {
    ...person,
    method: 'POST',
    path: '/attributions/draft/activate',
    summary: 'Puts the checked draft in force, now or at a date',
    scope: 'attributions:write',
    body: z.object({ from: z.iso.datetime().optional() }),
    returns: zMatrix,
  },
  discardDraft: {
    ...person,
    method: 'DELETE',
    path: '/attributions/draft',
    summary: 'Discards the open draft',
    scope: 'attributions:write',
    returns: zMatrix,
  },
} satisfies Routes;
