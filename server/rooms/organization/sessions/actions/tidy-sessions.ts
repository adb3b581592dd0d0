import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { maySweep } from '../access.ts';
import { deleteStale } from '../sql.ts';

const KEPT_MS = 24 * 3_600_000;

/** Clears away sessions that ran out and tries that are forgotten. */
export const tidySessions = action('organization.tidySessions', z.object({}), async (tx) => {
  must(maySweep(tx.actor));
  await deleteStale(tx, new Date(tx.now.getTime() - KEPT_MS));
});
