import type { Tx } from '../../../../../platform/act.ts';
import { derivedId } from '../../../../../platform/ids.ts';
import { must } from '../../../../../platform/refusal.ts';
import { notify } from '../../../../organization/actions/notify.ts';
import { mayWithin } from '../../../access.ts';
import { auditEvents } from '../contract.ts';
import type { KeptWhole } from '../../arms/contract.ts';
import { isDrawn } from '../decide.ts';
import { insertAudit } from '../sql.ts';
import { chosenFor, remindTime } from '../views.ts';

type Draw = { trial: { id: string; auditShare: number }; warrantId: string; ruling: KeptWhole; barred: readonly string[] };

/**
 * Draws a grant to be looked at again, or does not: the installation's key decides, so that nobody foresees it and it is the same when
 * told twice. System only. Its name in the record is 'attributions.drawAudit'.
 */
export const drawAudit = async (tx: Tx, { trial, warrantId, ruling, barred }: Draw): Promise<void> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.drawAudit'));
  if (!isDrawn(tx.ctx.keys.sign('audit', `${trial.id} ${warrantId}`), trial.auditShare)) return;
  const auditorId = await chosenFor(tx, ruling, barred);
  if (auditorId === null) return;
  const id = derivedId(warrantId, `audit|${trial.id}`);
  const hands = [...new Set(barred)];
  const remindAt = await remindTime(tx, auditorId);
  const drawn = await insertAudit(tx, {
    ...{ id, trialId: trial.id, warrantId, rulingId: ruling.id, auditorId, barred: hands, remindAt },
  });
  if (!drawn) return;
  const { caseId } = ruling.ask;
  await notify(tx, { personIds: [auditorId], word: 'attributions.told.audit.drawn', caseId });
  tx.record({ name: auditEvents.drawn, caseId, subjectId: id, audience: [`person:${auditorId}`], data: { auditId: id } });
};
