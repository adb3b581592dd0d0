import type { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { mayRelease } from '../../access.ts';
import { events, zReleaseAddress, type zSuppression } from '../contract.ts';
import { insertRelease, lockMark, unmark } from '../sql.ts';
import { lastRelease } from '../views.ts';

type Release = NonNullable<z.output<typeof zSuppression>['released']>;

/**
 * Takes the mark off an address that mail came back from: whoever does it says why, and the next receipt goes there again. Asked twice it
 * is done once; what was heard of the address after it was looked at stands, and is shown first.
 */
export const releaseAddress = action(
  'email.releaseAddress',
  zReleaseAddress,
  async (tx, { address, lastAt, reason }): Promise<Release> => {
    if (!mayRelease(tx.actor)) throw refused('forbidden', 'email.mayNotRelease');
    const mark = await lockMark(tx, address);
    if (!mark) {
      const before = await lastRelease(tx, address);
      if (!before) throw refused('not_found', 'email.addressNotMarked', { field: 'address' });
      return before;
    }
    if (mark.last_at.toISOString() !== new Date(lastAt).toISOString()) throw refused('conflict', 'email.addressHeardAgain');
    const id = newId();
    await insertRelease(tx, { id, address, reason, mark });
    await unmark(tx, address);
    const data = { releaseId: id, kind: mark.kind, times: mark.times };
    tx.record({ name: events.addressReleased, subjectId: id, audience: ['centre'], data });
    return { at: tx.now.toISOString(), by: tx.actor.name, reason };
  },
);
