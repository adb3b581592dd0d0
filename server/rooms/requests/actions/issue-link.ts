import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { hashToken, newToken } from '../../../platform/keys.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { peopleOf } from '../../organization/views.ts';
import { mayIssueLink } from '../access.ts';
import { LINK_DAYS, zIssueLink } from '../contract.ts';
import { insertLink, lockRequest } from '../sql.ts';

const part = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');

/** A signed link by which its addressee answers without an account, once, within seven days. Only its hash is kept. */
export const issueLink = action('requests.issueLink', zIssueLink, async (tx, { requestId, personId, unitId, sentTo }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  const ofUnit =
    personId !== null && held.unitId !== null && (await peopleOf(tx, held.unitId)).some((one) => one.id === personId);
  must(mayIssueLink(tx.actor, held, { personId, unitId, ofUnit }));
  const id = newId();
  const body = `${part(tx.orgId)}.${part(id)}.${newToken()}`;
  const token = `${body}.${tx.ctx.keys.sign('request-link', body)}`;
  const expiresAt = new Date(tx.now.getTime() + LINK_DAYS * 86_400_000);
  await insertLink(tx, {
    id,
    requestId,
    personId,
    unitId: ofUnit ? held.unitId : unitId,
    sentTo,
    tokenHash: hashToken(token),
    expiresAt,
  });
  return { url: `${tx.ctx.baseUrl}/answer/${token}`, token, expiresAt: expiresAt.toISOString() };
});
