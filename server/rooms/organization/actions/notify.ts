import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayNotify } from '../access.ts';
import { events } from '../contract.ts';
import { insertNotifications } from '../sql.ts';

const zNotify = z.object({
  personIds: z.array(z.uuid()).default([]),
  /** Everybody of these units, and their heads. */
  unitIds: z.array(z.uuid()).default([]),
  /** A word key, said in each reader's language. */
  word: z.string().min(1),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  caseId: z.uuid().nullable().default(null),
  requestId: z.uuid().nullable().default(null),
});

/** Tells people something, each once. Answers who was told: only active people are. */
export const notify = action(
  'organization.notify',
  zNotify,
  async (tx, { personIds, unitIds, word, params, caseId, requestId }) => {
    must(mayNotify(tx.actor, tx.act));
    const told = await insertNotifications(tx, personIds, unitIds, { word, params, caseId, requestId });
    if (told.length === 0) return { told };
    const audience = told.map((id) => `person:${id}`);
    tx.record({
      name: events.notified,
      caseId,
      subjectId: requestId,
      audience,
      data: { personIds: told, word, params, caseId, requestId },
    });
    return { told };
  },
);
