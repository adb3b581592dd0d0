import type { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { refused } from '../../../../platform/refusal.ts';
import { keepSetting } from '../../../organization/actions/keep-setting.ts';
import { mayAdminister } from '../access.ts';
import { type Mailbox, zPutMailbox } from '../mailboxes/contract.ts';
import { claimAddresses, forgetPosition, putOptions } from '../mailboxes/sql.ts';
import { mailboxById } from '../mailboxes/views.ts';
import { type MailboxRow, putMailboxRow } from '../sql.ts';
import { addressesOf } from '../mailboxes/views.ts';
import { mailboxRow, mailboxRows, type Secrets, secretsOf } from '../views.ts';

type Put = z.output<typeof zPutMailbox>;
/** What came before a mailbox was set up is older than this, and is fetched only when asked for. */
const BEGINS_MS = 24 * 3_600_000;

/** Adds or changes a mailbox. What is left out stays as it was; passwords and secrets are kept sealed and never shown. */
export const putMailbox = action('email.putMailbox', zPutMailbox, async (tx, put): Promise<Mailbox> => {
  if (!mayAdminister(tx.actor)) throw refused('forbidden', 'email.mayNot');
  const before = put.id ? await mailboxRow(tx, put.id) : null;
  if (put.id && !before) throw refused('not_found', 'email.mailboxUnknown', { field: 'id' });
  const id = put.id ?? newId();
  const secrets = secretsAfter(before ? secretsOf(tx, before) : {}, put, before, tx.now);
  if (put.signIn?.kind === 'oauth' && !secrets.refreshToken)
    throw refused('invalid', 'email.noRefreshToken', { field: 'refreshToken' });
  const address = put.address.toLowerCase();
  await putMailboxRow(tx, {
    ...{ id, address, name: put.name, language: put.language, imap: put.imap, smtp: put.smtp },
    secrets: Object.keys(secrets).length ? tx.ctx.keys.seal(JSON.stringify(secrets)) : null,
  });
  await putOptions(tx, id, {
    replyTo: put.replyTo === undefined ? (before?.reply_to ?? null) : put.replyTo,
    signIn: put.signIn ?? before?.sign_in ?? { kind: 'password' },
    afterFetch: put.afterFetch ?? before?.after_fetch ?? { kind: 'leave' },
    trustedMx: put.trustedMx === undefined ? (before?.trusted_mx ?? null) : put.trustedMx,
    quietMinutes: put.quietMinutes === undefined ? (before?.quiet_minutes ?? null) : put.quietMinutes,
    fetchSince: before && sameFolder(before, put) ? before.fetch_since : new Date(tx.now.getTime() - BEGINS_MS),
  });
  if (before && !sameFolder(before, put)) await forgetPosition(tx, id);
  const had = (await addressesOf(tx)).filter((one) => one.mailboxId === id && one.address !== before?.address);
  const aliases = put.aliases?.map((alias) => alias.toLowerCase()) ?? had.map((one) => one.address);
  const taken = await claimAddresses(tx, [...new Set([address, ...aliases])], id);
  if (taken) throw refused('conflict', 'email.addressTaken', { field: taken === address ? 'address' : 'aliases' });
  await keepSetting(tx, { name: 'mailConfigured', value: (await mailboxRows(tx)).some((box) => box.smtp !== null) });
  const after = await mailboxById(tx, id);
  if (!after) throw refused('internal', 'platform.internal');
  return after;
});

const sameFolder = (before: MailboxRow, { imap }: Put): boolean =>
  before.imap?.host === imap?.host && before.imap?.user === imap?.user && before.imap?.folder === imap?.folder;

/** An access token is good for as long as what it was made from stays the same. */
function secretsAfter(kept: Secrets, put: Put, before: MailboxRow | null, now: Date): Secrets {
  const { imapPassword, smtpPassword, clientSecret, refreshToken } = put;
  const given = Object.fromEntries(
    Object.entries({ imapPassword, smtpPassword, clientSecret, refreshToken }).filter(([, value]) => value !== undefined),
  );
  const renewed =
    clientSecret !== undefined ||
    refreshToken !== undefined ||
    (put.signIn !== undefined && JSON.stringify(put.signIn) !== JSON.stringify(before?.sign_in));
  const { accessToken: _token, accessUntil: _until, ...lasting } = kept;
  const after = { ...(renewed ? lasting : kept), ...given };
  return Object.keys(given).length ? { ...after, given: now.toISOString() } : after;
}
