import type { Tx } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { releaseWarrant } from '../../attributions/actions/release-warrant.ts';
import { notify } from '../../organization/actions/notify.ts';
import { allPeople } from '../../organization/views.ts';
import { mayConclude } from '../access.ts';
import { events } from '../contract.ts';
import { type Change, givenBack, stillCounts } from '../executions/decide.ts';
import { saveStanding, type Work } from '../executions/sql.ts';
import { raiseRefunded } from '../orders/sql.ts';
import { storeById } from '../views.ts';

type Conclusion = { work: Work; change: Change; leaseUntil?: Date | null; settledBy?: string | null };

/**
 * Writes down how a step of an execution came out, as part of `stores.advance` or `stores.settle`, and what follows from it: limits
 * given back where nothing happened, money counted as given back, coordinators told where a person is needed. False when it no longer counts.
 */
export const conclude = async (
  tx: Tx,
  { work, change, leaseUntil = work.leaseUntil, settledBy = null }: Conclusion,
): Promise<boolean> => {
  must(mayConclude(tx.actor, tx.act, 'stores.conclude'));
  if (!stillCounts(work, leaseUntil, change)) return false;
  await saveStanding(tx, work, change, settledBy);
  const state = change.state ?? work.state;
  if (state === 'failed') await releaseWarrant(tx, { warrantId: work.warrantId });
  const back = state === 'done' ? givenBack(work) : null;
  if (back !== null && work.orderId) await raiseRefunded(tx, work.orderId, back);
  if (state === 'person') await callForPerson(tx, work);
  if (state === 'done' || state === 'failed' || state === 'person' || (state === 'unknown' && work.state !== 'unknown')) {
    const { orderId, caseId, warrantId, action } = work;
    const data = { executionId: work.id, orderId, caseId, warrantId, action, state, error: change.error ?? null };
    tx.record({ name: events.executionEnded, caseId, subjectId: work.id, audience: ['centre'], data });
  }
  return true;
};

async function callForPerson(tx: Tx, work: Work): Promise<void> {
  const store = await storeById(tx, work.storeId);
  const coordinators = (await allPeople(tx)).filter((person) => person.active && person.role === 'COORDINATOR');
  const params = { store: store?.name ?? '', action: work.action, number: work.orderNumber ?? '—' };
  await notify(tx, {
    personIds: coordinators.map((person) => person.id),
    word: 'stores.personNeeded',
    params,
    caseId: work.caseId,
  });
}
