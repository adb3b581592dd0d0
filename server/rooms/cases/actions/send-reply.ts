import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { zAnswer } from '../replies/contract.ts';
import { changeCase, lockCase } from '../sql.ts';
import { own } from './own.ts';
import { sayToCustomer } from './say-to-customer.ts';

const input = zAnswer.extend({ caseId: z.uuid(), promisedAt: z.string().nullable() });

/** Says an answer and waits for the customer, unless something of the case is still under way. System only: what has held the case calls it. */
export const sendReply = action(
  'cases.sendReply',
  input,
  async (tx, { caseId, text, html, door, cc, attachments, promisedAt }): Promise<void> => {
    const row = await lockCase(tx, caseId);
    if (!row) throw refused('not_found', 'cases.notFound');
    await own(tx, { caseId, ownerId: row.owner_id, state: row.state });
    const details = { html, cc: cc.length > 0 ? cc.map((address) => ({ address })) : null };
    // A promise whose hour passed while the answer was held promises nothing.
    const promise = promisedAt && new Date(promisedAt) > tx.now ? promisedAt : null;
    await sayToCustomer(tx, { caseId, text, attachments, promisedAt: promise, door, details });
    await changeCase(tx, caseId, { state: row.waits.length > 0 || promise ? 'in_progress' : 'waiting_customer' });
  },
);
