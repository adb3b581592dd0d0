import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { type Audit, auditEvents, auditRoutes } from '../contract.ts';
import { keptWhole } from '../../arms/views.ts';
import { mayAnswerAudit } from '../access.ts';
import { stillOpen } from '../decide.ts';
import { answer, lockAudit, markOverturned } from '../sql.ts';
import { auditById } from '../views.ts';

/** Says of a grant whether it was right, too much, or should have been denied. The brake hears of it; whoever granted it learns by reviews. */
export const answerAudit = action(
  'attributions.answerAudit',
  auditRoutes.answerAudit.body.extend({ auditId: z.uuid() }),
  async (tx, { auditId, verdict, note }): Promise<Audit> => {
    const audit = await lockAudit(tx, auditId);
    if (!audit || audit.auditorId !== tx.actor.id) throw refused('not_found', 'attributions.auditUnknown', { field: 'auditId' });
    must(mayAnswerAudit(tx.actor, audit));
    must(stillOpen(audit));
    await answer(tx, auditId, verdict, note);
    if (verdict !== 'right') await markOverturned(tx, audit.rulingId);
    const { holder, ask } = await keptWhole(tx, audit.rulingId);
    tx.record({
      name: auditEvents.audited,
      caseId: ask.caseId,
      subjectId: auditId,
      audience: [`person:${tx.actor.id}`],
      data: { auditId, trialId: audit.trialId, personId: holder.personId, action: ask.action, rulingId: audit.rulingId, verdict },
    });
    return auditById(tx, auditId);
  },
);
