import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { routes } from '../desk/contract.ts';
import { changeCase } from '../sql.ts';
import { dropDraft } from '../desk/sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { holdFiles } from './hold-files.ts';
import { own } from './own.ts';
import { sayToCustomer } from './say-to-customer.ts';

const input = routes.reply.body.extend(routes.reply.params.shape);

/** Answers the customer and waits for them, unless something of the case is still under way. */
export const reply = action(
  'cases.reply',
  input,
  async (tx, { caseId, text, attachments, promisedAt, version }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'reply', ...(version === undefined ? {} : { version }) });
    if (promisedAt && new Date(promisedAt) <= tx.now) throw refused('invalid', 'cases.promiseInThePast', { field: 'promisedAt' });
    await holdFiles(tx, { files: attachments, field: 'attachments' });
    await own(tx, { caseId, ownerId: held.owner_id, state: held.state });
    await sayToCustomer(tx, { caseId, text, attachments, promisedAt });
    await changeCase(tx, caseId, { state: held.waits.length > 0 || promisedAt ? 'in_progress' : 'waiting_customer' });
    await dropDraft(tx, caseId, 'reply');
    return openCase(tx, caseId);
  },
);
