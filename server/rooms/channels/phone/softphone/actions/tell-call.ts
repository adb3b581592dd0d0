import { action } from '../../../../../platform/act.ts';
import { systemActor } from '../../../../../platform/actor.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { personById } from '../../../../organization/views.ts';
import { hearCall } from '../../actions/hear-call.ts';
import { dropSign, putSign } from '../../calls/losing/sql.ts';
import { lineRow } from '../../lines/views.ts';
import { zSeen } from '../contract.ts';
import { saidBy } from '../decide.ts';
import { accountRow } from '../sql.ts';
import { colleagueAt } from '../views.ts';

/**
 * What somebody's softphone saw of their call, heard as if the exchange had said it: they speak of themselves alone. On a line whose exchange is listened to
 * by a connection of its own, that one tells, and this is not heard twice.
 */
export const tellCall = action('phone.tellCall', zSeen, async (tx, seen): Promise<{ heard: boolean }> => {
  const account = await accountRow(tx, tx.actor.id);
  const line = account ? await lineRow(tx, account.lineId) : null;
  if (!account || !line) throw refused('forbidden', 'phone.noSoftphone');
  if (line.kind === 'asterisk') return { heard: false };
  // Calls between colleagues are nobody's but theirs.
  if (await colleagueAt(tx, seen.number)) return { heard: false };
  const house = { ...tx, actor: systemActor(tx.orgId) };
  const email = (await personById(tx, tx.actor.id))?.email ?? tx.actor.id;
  const to = seen.to === null ? null : ((await colleagueAt(tx, seen.to))?.email ?? seen.to);
  const event = saidBy({ ...seen, to }, { user: account.user, number: line.number, email }, tx.now);
  const leg = { lineId: line.id, ref: event.callId };
  if (event.event === 'ended') await dropSign(tx, { ...leg, until: null });
  else await putSign(tx, { ...leg, telephone: seen.telephone });
  await hearCall(house, { lineId: line.id, event, raw: JSON.stringify(seen) });
  return { heard: true };
});
