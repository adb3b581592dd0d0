import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { centreOf } from '../../../organization/views.ts';
import { mailboxRows } from '../views.ts';
import { putMailbox } from './put-mailbox.ts';

/**
 * A new centre can read its mail before it has a mail server: it begins with an address of its own and the built-in outbox. Told twice it
 * does nothing. System only: the reaction to its founding calls it.
 */
export const foundMailbox = action('email.foundMailbox', z.object({}), async (tx): Promise<void> => {
  if ((await mailboxRows(tx)).length > 0) return;
  const { slug, name } = await centreOf(tx);
  await putMailbox(tx, { address: `atencion@${slug}.example`, name, language: 'es', imap: null, smtp: null });
});
