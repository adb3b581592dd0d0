import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { zAnswer } from '../replies/contract.ts';
import { stopClocks, showNextDue } from '../clocks/sql.ts';
import { CARRIERS } from '../doors/contract.ts';
import { answerIssueRow, changeCase, lockCase, openIssues } from '../sql.ts';
import { sharedWith } from '../views.ts';
import { holdSettled } from './hold-settled.ts';
import { markDelivery } from './mark-delivery.ts';
import { own } from './own.ts';
import { sayToCustomer } from './say-to-customer.ts';
import { step } from './step.ts';

const OUTCOME = { favourable: 'favourable', partial: 'partial', denied: 'denied', none: 'information' } as const;
const input = zAnswer.extend({ caseId: z.uuid(), resolution: z.enum(['favourable', 'partial', 'denied', 'none']) });

/** Ends a case and says so: the one open point takes this text, clocks stop. System only: what has held the case calls it. */
export const sendResolution = action(
  'cases.sendResolution',
  input,
  async (tx, { caseId, resolution, text, html, door, cc, attachments }): Promise<void> => {
    const row = await lockCase(tx, caseId);
    if (!row) throw refused('not_found', 'cases.notFound');
    await holdSettled(tx, { caseId, waits: row.waits });
    for (const issueId of await openIssues(tx, caseId)) await answerIssueRow(tx, issueId, caseId, OUTCOME[resolution], text);
    await own(tx, { caseId, ownerId: row.owner_id, state: row.state });
    const details = { html, cc: cc.length > 0 ? cc.map((address) => ({ address })) : null };
    const messageId = await sayToCustomer(tx, { caseId, text, attachments, door, details, purpose: 'resolution' });
    for (const kind of ['promise', 'internal', 'legal']) await stopClocks(tx, caseId, kind);
    await showNextDue(tx, caseId);
    await changeCase(tx, caseId, { state: 'resolved', is_open: false, resolution, resolved_at: tx.now, waits: [] });
    const audience = audienceOfCase(await sharedWith(tx, caseId));
    tx.record({ name: events.resolved, caseId, audience, data: { caseId, key: row.key, resolution } });
    await step(tx, { caseId, key: row.key, word: 'resolved', params: { resolution }, arrow: 'answer' });
    // What no door carries is told as soon as it stands on the customer's page: nobody else will say so.
    if (!CARRIERS.has(door.channel)) await markDelivery(tx, { messageId, state: 'delivered', purpose: 'resolution' });
  },
);
