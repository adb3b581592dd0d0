import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { zJson } from '../../../platform/json.ts';
import { must } from '../../../platform/refusal.ts';
import { mayBeCounted } from '../access.ts';
import { events } from '../contract.ts';
import { countUse } from '../sql.ts';

/** Counts a call of a tool. A refusal of what would have changed something is told in the record: it undid everything else. */
export const count = action(
  'assistants.count',
  z.object({
    tool: z.string(),
    writes: z.boolean(),
    refused: z.object({ kind: z.string(), reason: z.string() }).nullable(),
    input: z.record(z.string(), zJson).default({}),
  }),
  async (tx, { tool, writes, refused, input }): Promise<void> => {
    must(mayBeCounted(tx.actor));
    await countUse(tx, tool, refused !== null);
    if (!refused || !writes) return;
    tx.record({
      name: events.refused,
      subjectId: tx.actor.id,
      audience: [`person:${tx.actor.id}`],
      data: { tool, ...refused, input },
    });
  },
);
