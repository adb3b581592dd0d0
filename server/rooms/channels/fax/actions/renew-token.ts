import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { hashToken, newToken } from '../../../../platform/keys.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayAdminister } from '../access.ts';
import { events } from '../contract.ts';
import { setToken } from '../sql.ts';
import { tokenFor } from '../views.ts';

/** Makes a new token for a line's server; the old one opens nothing from now on. */
export const renewToken = action(
  'fax.renewToken',
  z.object({ lineId: z.uuid() }),
  async (tx, { lineId }): Promise<{ token: string }> => {
    must(mayAdminister(tx.actor));
    const token = tokenFor(tx.orgId, newToken());
    if (!(await setToken(tx, lineId, hashToken(token)))) throw refused('not_found', 'fax.lineUnknown');
    tx.record({ name: events.lineChanged, subjectId: lineId, audience: ['centre'], data: { lineId } });
    return { token };
  },
);
