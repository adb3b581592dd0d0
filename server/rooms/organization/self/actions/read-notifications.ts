import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayHaveOwn } from '../access.ts';
import { markRead } from '../sql.ts';

/** Marks what one was told as read. */
export const readNotifications = action('organization.readNotifications', z.object({}), async (tx) => {
  must(mayHaveOwn(tx.actor));
  await markRead(tx);
  return { ok: true };
});
