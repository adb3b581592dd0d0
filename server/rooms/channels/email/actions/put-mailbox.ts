import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { refused } from '../../../../platform/refusal.ts';
import { keepSetting } from '../../../organization/actions/keep-setting.ts';
import { mayAdminister } from '../access.ts';
import { type Mailbox, zPutMailbox } from '../contract.ts';
import { claimAddress, putMailboxRow } from '../sql.ts';
import { mailboxRow, mailboxRows, mailboxView, secretsOf } from '../views.ts';

/** Adds or changes a mailbox. Passwords left out stay as they were; they are kept sealed and never shown. */
export const putMailbox = action(
  'email.putMailbox',
  zPutMailbox,
  async (tx, { id, address, imapPassword, smtpPassword, ...rest }): Promise<Mailbox> => {
    if (!mayAdminister(tx.actor)) throw refused('forbidden', 'email.mayNot');
    const before = id ? await mailboxRow(tx, id) : null;
    if (id && !before) throw refused('not_found', 'email.mailboxUnknown', { field: 'id' });
    const mailboxId = id ?? newId();
    const kept = before ? secretsOf(tx, before) : {};
    const secrets = {
      ...kept,
      ...(imapPassword === undefined ? {} : { imapPassword }),
      ...(smtpPassword === undefined ? {} : { smtpPassword }),
    };
    const lower = address.toLowerCase();
    await putMailboxRow(tx, {
      id: mailboxId,
      address: lower,
      ...rest,
      secrets: Object.keys(secrets).length ? tx.ctx.keys.seal(JSON.stringify(secrets)) : null,
    });
    if (!(await claimAddress(tx, lower, mailboxId))) throw refused('conflict', 'email.addressTaken', { field: 'address' });
    await keepSetting(tx, { name: 'mailConfigured', value: (await mailboxRows(tx)).some((box) => box.smtp !== null) });
    const row = await mailboxRow(tx, mailboxId);
    if (!row) throw refused('internal', 'platform.internal');
    return mailboxView(tx, row);
  },
);
