import { action } from '../../../../../platform/act.ts';
import { systemActor } from '../../../../../platform/actor.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { hearCall } from '../../actions/hear-call.ts';
import { zCallEvent } from '../../calls/contract.ts';
import { loseLeg } from '../../calls/losing/actions/lose-leg.ts';
import { heardRefs } from '../../calls/losing/views.ts';
import { dropUnnamed, putSign } from '../../calls/losing/sql.ts';
import { lineRow } from '../../lines/views.ts';
import { zAlive } from '../contract.ts';
import { legRef } from '../decide.ts';
import { accountRow } from '../sql.ts';

/**
 * The calls that somebody's softphone has now. What this browser told of before and does not name has ended with the page that had it, when that was last
 * heard; one that was given up and is named again goes on. Where the exchange itself is listened to, that one knows.
 */
export const sayAlive = action('phone.sayAlive', zAlive, async (tx, { telephone, calls }): Promise<{ heard: boolean }> => {
  const account = await accountRow(tx, tx.actor.id);
  const line = account ? await lineRow(tx, account.lineId) : null;
  if (!account || !line) throw refused('forbidden', 'phone.noSoftphone');
  if (line.kind === 'asterisk') return { heard: false };
  const house = { ...tx, actor: systemActor(tx.orgId) };
  const named = calls.map((one) => legRef(one, account.user));
  const refs = await heardRefs(tx, line.id, named);
  for (const leg of await dropUnnamed(tx, telephone, refs)) await loseLeg(house, leg);
  for (const ref of refs) {
    if (!(await putSign(tx, { lineId: line.id, ref, telephone }))) continue;
    const event = zCallEvent.parse({ callId: ref, event: 'resumed', at: tx.now.toISOString() });
    await hearCall(house, { lineId: line.id, event });
  }
  return { heard: true };
});
