// Owns software agents at work: the protocol server whose tools are the public actions, who the assistants are, and how much each is used.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';
import { ASSISTANT_ROLES, zPerson } from '../organization/contract.ts';
import { zApiKey } from '../organization/sessions/contract.ts';

/** What it did in the last seven days. `calls` and `refused` are of its tools; the rest is what the record says. */
export const zWeek = z.object({
  calls: z.int(),
  refused: z.int(),
  own: z.int(),
  consulted: z.int(),
  authorised: z.int(),
  drafts: z.int(),
  proposals: z.int(),
  /** Of its drafts and proposals, those that somebody took over. */
  taken: z.int(),
});

export const zAssistant = z.object({
  ...zPerson.pick({ id: true, name: true, role: true, unitId: true, unitName: true, languages: true, active: true }).shape,
  /** Who answers for it: the first superior of what it asks leave for. */
  superior: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  keys: z.array(zApiKey),
  lastUsedAt: z.string().nullable(),
  week: zWeek,
});
export type Assistant = z.output<typeof zAssistant>;

/** `refused` {tool, kind, reason, input}: a tool that would have changed something was refused. */
export const events = { refused: 'assistants.refused' } as const;

const admin = { access: 'person', scope: 'organization:admin' } as const;
export const routes = {
  list: {
    ...admin,
    method: 'GET',
    path: '/assistants',
    summary: 'Assistants with their keys, their last use and their week',
    /** `address`: where a client connects. */
    returns: z.object({ address: z.string(), assistants: z.array(zAssistant) }),
  },
  putAssistant: {
    ...admin,
    method: 'POST',
    path: '/assistants',
    summary: 'Adds an assistant, or changes the one of that id',
    body: z.object({
      id: z.uuid().optional(),
      name: z.string().trim().min(1).max(100),
      role: z.enum(ASSISTANT_ROLES),
      unitId: z.uuid(),
      superiorId: z.uuid(),
      languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
      active: z.boolean().optional(),
    }),
    returns: zAssistant,
  },
} satisfies Routes;
