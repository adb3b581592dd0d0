import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { routes } from '../desk/contract.ts';
import { changeCase } from '../sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { startClocks } from './start-clocks.ts';
import { step } from './step.ts';

/** Opens a resolved case again, with new clocks. */
export const reopen = action('cases.reopen', routes.reopen.params, async (tx, { caseId }): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId, what: 'reopen' });
  if (held.state === 'merged') throw refused('conflict', 'cases.isMerged');
  await changeCase(tx, caseId, {
    state: 'in_progress',
    is_open: true,
    resolution: null,
    resolved_at: null,
    notified_at: null,
    closed_at: null,
    reopened: held.reopened + 1,
  });
  await startClocks(tx, { caseId, nature: held.nature as never, reason: held.reason });
  tx.record({ name: events.reopened, caseId, audience: audienceOfCase(held.sharedWith), data: { caseId, key: held.key } });
  await step(tx, { caseId, key: held.key, word: 'reopened' });
  return openCase(tx, caseId);
});
