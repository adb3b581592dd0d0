import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { headOf, rowsByIds } from '../../../cases/views.ts';
import { personById } from '../../../organization/views.ts';
import { mayCallBack } from '../access.ts';
import { numberOf, openCaseOf } from '../numbers/views.ts';
import { callById } from '../calls/views.ts';
import { holdsCard } from '../decide.ts';
import { type CallBack, callBackRoutes } from '../callbacks/contract.ts';
import { callBackById } from '../callbacks/views.ts';
import { oweCallBack } from '../callbacks/actions/owe-call-back.ts';

/** Promises a customer to call back. */
export const promiseCallBack = action(
  'phone.promiseCallBack',
  callBackRoutes.promiseCallBack.body,
  async (tx, { number, name, caseId, callId, dueAt, personId, note }): Promise<CallBack> => {
    must(mayCallBack(tx.actor));
    const read = numberOf(number);
    if (!read) throw refused('invalid', 'phone.notANumber', { field: 'number' });
    if (holdsCard(`${name}\n${note}`)) throw refused('invalid', 'phone.holdsCard', { field: 'note' });
    if (dueAt && new Date(dueAt) <= tx.now) throw refused('invalid', 'phone.dueInThePast', { field: 'dueAt' });
    const call = callId ? await callById(tx, callId) : null;
    if (caseId) await headOf(tx, caseId);
    const theirs = caseId || call ? null : await openCaseOf(tx, read);
    const [seen] = theirs ? await rowsByIds(tx, [theirs], 1) : [];
    const about = caseId ?? call?.caseId ?? seen?.id ?? null;
    const person = personId ? await personById(tx, personId) : null;
    if (personId && !person?.active) throw refused('invalid', 'phone.personUnknown', { field: 'personId' });
    const id = await oweCallBack(tx, {
      ...{ reason: 'promised', number: read, name, caseId: about, callId, since: tx.now, note },
      dueAt: dueAt ? new Date(dueAt) : null,
      takenBy: person ? { id: person.id, name: person.name } : null,
    });
    if (!id) throw refused('internal', 'platform.internal');
    return callBackById(tx, id);
  },
);
