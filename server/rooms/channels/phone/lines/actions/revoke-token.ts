import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayAdminister } from '../../access.ts';
import { events } from '../../contract.ts';
import { type Line, lineRoutes } from '../contract.ts';
import { putToken } from '../sql.ts';
import { lines } from '../views.ts';

/** Ends a line's token: whoever still sends with it is turned away. */
export const revokeToken = action('phone.revokeToken', lineRoutes.revokeToken.params, async (tx, { lineId }): Promise<Line> => {
  must(mayAdminister(tx.actor));
  await putToken(tx, lineId, null);
  const line = (await lines(tx)).find((one) => one.id === lineId);
  if (!line) throw refused('not_found', 'phone.lineUnknown');
  tx.record({ name: events.lineChanged, subjectId: lineId, audience: [], data: { lineId } });
  return line;
});
