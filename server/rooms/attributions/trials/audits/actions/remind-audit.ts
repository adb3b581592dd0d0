import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { notify } from '../../../../organization/actions/notify.ts';
import { mayWithin } from '../../../access.ts';
import { auditEvents } from '../contract.ts';
import { keptWhole } from '../../arms/views.ts';
import { stillOpen } from '../decide.ts';
import { lockAudit, remindOf } from '../sql.ts';
import { chosenFor, isThere, remindTime } from '../views.ts';

/** Reminds of an audit that waits too long; who is away or gone gives it to the next who can look at it. System only. */
export const remindAudit = action(
  'attributions.remindAudit',
  z.object({ auditId: z.uuid() }),
  async (tx, { auditId }): Promise<void> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.remindAudit'));
    const audit = await lockAudit(tx, auditId);
    if (!audit || stillOpen(audit) !== true || audit.remindAt > tx.now) return;
    const ruling = await keptWhole(tx, audit.rulingId);
    const same = await isThere(tx, audit.auditorId);
    const next = same ? audit.auditorId : ((await chosenFor(tx, ruling, audit.barred)) ?? audit.auditorId);
    await remindOf(tx, auditId, next, await remindTime(tx, next));
    const { caseId } = ruling.ask;
    const word = next === audit.auditorId ? 'attributions.told.audit.reminded' : 'attributions.told.audit.drawn';
    await notify(tx, { personIds: [next], word, caseId });
    tx.record({ name: auditEvents.drawn, caseId, subjectId: auditId, audience: [`person:${next}`], data: { auditId } });
  },
);
