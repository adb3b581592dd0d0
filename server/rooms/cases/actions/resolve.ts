import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { say } from '../../../platform/words.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { routes } from '../desk/contract.ts';
import { answerIssueRow, changeCase, openIssues } from '../sql.ts';
import { dropDraft } from '../desk/sql.ts';
import { showNextDue, stopClocks } from '../clocks/sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { own } from './own.ts';
import { sayToCustomer } from './say-to-customer.ts';
import { step } from './step.ts';

const input = routes.resolve.body.extend(routes.resolve.params.shape);
const OUTCOME = { favourable: 'favourable', partial: 'partial', denied: 'denied', none: 'information' } as const;

/**
 * Resolves a case and tells the customer in the same step. Every point must have its answer (a single open one takes this text); nothing asked of
 * others may be open; who is denied anything is told where else to turn (Ley 10/2025, 13.1 and 13.7).
 */
export const resolve = action('cases.resolve', input, async (tx, { caseId, resolution, text, version }): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId, what: 'resolve', ...(version === undefined ? {} : { version }) });
  if (held.waits.some((w) => w !== 'unreadable')) throw refused('precondition_failed', 'cases.stillUnderWay');
  const open = await openIssues(tx, caseId);
  if (open.length > 1) throw refused('precondition_failed', 'cases.issuesOpen', { params: { n: open.length } });
  for (const issueId of open) await answerIssueRow(tx, issueId, caseId, OUTCOME[resolution], text);
  await own(tx, { caseId, ownerId: held.owner_id, state: held.state });
  const denied = resolution === 'denied' || resolution === 'partial';
  const locale = held.language === 'en' ? 'en' : 'es';
  await sayToCustomer(tx, {
    caseId,
    text: denied ? `${text}\n\n${say(locale, 'cases.otherWays')}` : text,
    purpose: 'resolution',
  });
  for (const kind of ['promise', 'internal', 'legal']) await stopClocks(tx, caseId, kind);
  await showNextDue(tx, caseId);
  await changeCase(tx, caseId, { state: 'resolved', is_open: false, resolution, resolved_at: tx.now, waits: [] });
  await dropDraft(tx, caseId, 'reply');
  const audience = audienceOfCase(held.sharedWith);
  tx.record({ name: events.resolved, caseId, audience, data: { caseId, key: held.key, resolution } });
  await step(tx, { caseId, key: held.key, word: 'resolved', params: { resolution }, arrow: 'answer' });
  return openCase(tx, caseId);
});
