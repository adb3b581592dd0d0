// Owns third parties of a case: whom the house asks about it by mail, such as a carrier or a maker, and what they answer. The customer sees neither.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zCase } from '../contract.ts';
import { zAttachment } from '../files/contract.ts';
import { zMessageDetails } from '../doors/contract.ts';

export const partyRoutes = {
  forward: {
    access: 'person',
    method: 'POST',
    path: '/cases/:caseId/forwards',
    summary: 'Asks somebody outside about the case by mail, with messages and files of it; their answer comes back into it',
    scope: 'cases:write',
    params: z.object({ caseId: z.uuid() }),
    body: z.object({
      to: z.email().max(254),
      name: z.string().trim().max(200).default(''),
      text: z.string().trim().min(1).max(100_000),
      /** Messages of the case that go along, in full. */
      messageIds: z.array(z.uuid()).max(20).default([]),
      attachments: z.array(zAttachment).default([]),
    }),
    returns: zCase,
  },
} satisfies Routes;

/** What a third party answers, as the door of mail hands it in. `ref` is the door's own id: the same one twice is one message. */
export const zHearParty = z.object({
  partyId: z.uuid(),
  ref: z.string(),
  from: z.object({ address: z.string().nullable(), name: z.string() }),
  text: z.string(),
  quoted: z.string(),
  attachments: z.array(zAttachment),
  rawSha256: z.string().nullable(),
  details: zMessageDetails.default({}),
});
