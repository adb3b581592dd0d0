import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { takeWarrant } from '../../attributions/actions/take-warrant.ts';
import { zAsk } from '../../attributions/contract.ts';
import { accept } from '../../consultations/actions/accept.ts';
import { routes } from '../desk/contract.ts';
import { lockAction } from '../taken/sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { carryOut } from './carry-out.ts';
import { holdCase } from './hold-case.ts';

/** Takes the department's yes and carries out what it agreed to, once. */
export const executeGranted = action(
  'cases.executeGranted',
  routes.executeGranted.params,
  async (tx, { caseId, actionId }): Promise<CaseView> => {
    await holdCase(tx, { caseId, what: 'act' });
    const row = await lockAction(tx, { id: actionId });
    if (!row || row.case_id !== caseId || !row.request_id)
      throw refused('not_found', 'cases.actionUnknown', { field: 'actionId' });
    if (row.circuit !== 'consulted' || row.state !== 'granted')
      throw refused('conflict', 'cases.notGranted', { field: 'actionId' });
    const accepted = await accept(tx, { requestId: row.request_id });
    if (!accepted.warrantId) throw refused('precondition_failed', 'cases.noWarrant');
    const warrant = await takeWarrant(tx, { warrantId: accepted.warrantId, ask: zAsk.parse(row.ask) });
    await carryOut(tx, { actionId, warrant });
    return openCase(tx, caseId);
  },
);
