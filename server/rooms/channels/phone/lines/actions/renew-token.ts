import { action } from '../../../../../platform/act.ts';
import { hashToken, newToken } from '../../../../../platform/keys.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { mayAdminister } from '../../access.ts';
import { events } from '../../contract.ts';
import { lineRoutes } from '../contract.ts';
import { putToken } from '../sql.ts';
import { lineRow } from '../views.ts';

const BY_HTTP = new Set(['generic', 'sipgate']);

/** A new token for the exchange, shown this once; only its hash is kept. The one before ends. */
export const renewToken = action(
  'phone.renewToken',
  lineRoutes.renewToken.params,
  async (tx, { lineId }): Promise<{ token: string; url: string }> => {
    must(mayAdminister(tx.actor));
    const row = await lineRow(tx, lineId);
    if (!row) throw refused('not_found', 'phone.lineUnknown');
    if (!BY_HTTP.has(row.kind)) throw refused('conflict', 'phone.lineHasNoToken');
    const token = newToken();
    await putToken(tx, lineId, hashToken(token));
    tx.record({ name: events.lineChanged, subjectId: lineId, audience: [], data: { lineId } });
    return { token, url: `${tx.ctx.baseUrl}/api/v1/cti/${token}` };
  },
);
