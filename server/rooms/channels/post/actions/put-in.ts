import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { headOf } from '../../../cases/views.ts';
import { keepDocument } from '../../../documents/actions/keep-document.ts';
import { centreOf } from '../../../organization/views.ts';
import { mayPutIn } from '../access.ts';
import { events, routes } from '../contract.ts';
import { insertRaw } from '../sql.ts';

/** Keeps the scan of a letter with the day it came in, before anything is read of it. */
export const putIn = action(
  'post.putIn',
  routes.putIn.body,
  async (tx, { data: text, enteredOn, ...facts }): Promise<{ id: string }> => {
    must(mayPutIn(tx.actor, facts.caseId));
    if (facts.caseId) await headOf(tx, facts.caseId);
    const { timeZone } = await centreOf(tx);
    const today = tx.now.toLocaleDateString('sv-SE', { timeZone });
    if (enteredOn > today) throw refused('invalid', 'post.notYet', { field: 'enteredOn' });
    const data = Buffer.from(text, 'base64');
    if (data.length === 0) throw refused('invalid', 'post.empty', { field: 'data' });
    const { sha256, size, type } = await keepDocument(tx, { name: facts.name, type: facts.type, data });
    const id = newId();
    await insertRaw(tx, { id, sha256, facts: { ...facts, type, size }, enteredOn, by: tx.actor.name });
    tx.record({ name: events.arrived, subjectId: id, audience: ['centre'], data: { letterId: id } });
    return { id };
  },
);
