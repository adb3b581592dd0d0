import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { audienceOfCase, may } from '../../access.ts';
import { holdCase } from '../../actions/hold-case.ts';
import { step } from '../../actions/step.ts';
import { insertClocks, showNextDue } from '../../clocks/sql.ts';
import { events } from '../../contract.ts';
import { keepDoor } from '../../doors/sql.ts';
import { doorsOf } from '../../doors/views.ts';
import { changeCase, lockCase } from '../../sql.ts';
import { type CaseView, openCase, sharedWith } from '../../views.ts';
import { mergingRoutes } from '../contract.ts';
import { mayJoin } from '../decide.ts';
import { insertMerge, moveOpenIssues, stopRunning } from '../sql.ts';
import { wholeCase } from '../views.ts';

const input = mergingRoutes.merge.body.extend(mergingRoutes.merge.params.shape);

/**
 * Puts a case into another of the same customer. Its thread is seen there, its open points must be answered there, and its clocks run on there: no term of the
 * law grows by it. Its key leads there.
 */
export const merge = action('cases.merge', input, async (tx, { caseId, into, version }): Promise<CaseView> => {
  // Held in one order whoever begins, so that two who merge crosswise wait for each other and don't lock for ever.
  for (const id of [caseId, into].toSorted()) await lockCase(tx, id);
  const target = await holdCase(tx, { caseId: into, what: 'act' });
  const row = await lockCase(tx, caseId);
  if (!row) throw refused('not_found', 'cases.notFound');
  const shares = await sharedWith(tx, caseId);
  // A closed one may be put away too: what is asked is whether the person works on it.
  must(may(tx.actor, { isOpen: true, ownerId: row.owner_id, sharedWith: shares }, 'act'));
  if (version !== undefined && version < row.version) throw refused('conflict', 'cases.stale', { field: 'version' });
  const whole = await wholeCase(tx, caseId);
  must(
    mayJoin(
      { id: row.id, state: row.state, isOpen: row.is_open, customerId: row.customer_id, waits: row.waits },
      { id: target.id, state: target.state, isOpen: target.is_open, customerId: target.customer_id, waits: target.waits },
      whole,
    ),
  );
  const running = await stopRunning(tx, caseId);
  const kept = running.filter((clock) => clock.kind !== 'internal');
  const copies = kept.map((clock) => ({ ...clock, id: newId() }));
  await insertClocks(tx, into, copies);
  const issues = await moveOpenIssues(tx, caseId, into);
  const mergeId = newId();
  await insertMerge(tx, {
    id: mergeId,
    fromCase: caseId,
    intoCase: into,
    before: {
      state: row.state,
      isOpen: row.is_open,
      clocks: running.map((clock) => clock.id),
      copies: copies.map((clock) => clock.id),
      issues,
    },
  });
  for (const door of await doorsOf(tx, caseId)) await keepDoor(tx, into, { ...door, at: new Date(door.lastInAt) });
  await changeCase(tx, caseId, { state: 'merged', is_open: false, merged_into: into, next_due_at: null, next_due_kind: null });
  await showNextDue(tx, into);
  const data = { caseId, key: row.key, into };
  tx.record({ name: events.merged, caseId, subjectId: mergeId, audience: audienceOfCase(shares), data });
  await step(tx, { caseId: into, key: target.key, word: 'merged', params: { key: row.key } });
  return openCase(tx, into);
});
