import type { Tx } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayWithin } from '../../access.ts';
import type { Attribution } from '../../contract.ts';
import { mergeExamples, mergeRows } from '../merging/decide.ts';
import { forget, rowsOf } from '../../ruling/views.ts';
import { placeInTime } from '../decide.ts';
import {
  activate,
  type ExampleRow,
  endVersion,
  insertMade,
  lockTimeline,
  putExamples,
  upsertRows,
  type VersionRow,
} from '../sql.ts';
import { examplesOf } from '../views.ts';

type Content = { rows: readonly Omit<Attribution, 'id'>[]; examples: readonly Omit<ExampleRow, 'id'>[]; note: string };
type Made = { versionId: string; number: number };

async function make(tx: Tx, { rows, examples, note }: Content, by: string, basedOn: string | null): Promise<Made> {
  const made = await insertMade(tx, { basedOn, note, createdBy: by });
  await upsertRows(
    tx,
    made.versionId,
    rows.map((row) => ({ ...row, id: newId() })),
  );
  await putExamples(tx, made.versionId, examples);
  return made;
}

/** A version that is dated for later is made anew with what changed meanwhile, so that it does not undo it on its day. */
async function bringForward(tx: Tx, later: VersionRow, before: Content, after: Content, basedOn: string): Promise<void> {
  if (later.activeFrom === null || later.activeFrom.getTime() === later.activeUntil?.getTime()) return;
  const named = (rows: readonly Omit<Attribution, 'id'>[]) => rows.map((row) => ({ ...row, id: '' }));
  const titled = (examples: readonly Omit<ExampleRow, 'id'>[]) => examples.map((one) => ({ ...one, id: '' }));
  const rows = mergeRows(named(before.rows), await rowsOf(tx, later.id), named(after.rows)).merged;
  const examples = mergeExamples(titled(before.examples), await examplesOf(tx, later.id), titled(after.examples));
  const made = await make(tx, { rows, examples, note: later.note }, later.createdBy, basedOn);
  await activate(tx, made.versionId, later.activeFrom, later.activeUntil);
  await endVersion(tx, later.id, later.activeFrom);
}

/**
 * Makes a version of these rows and puts it in force now; ids are given anew. An open draft stays open and is brought onto it when it is
 * checked or put in force. System only: trials begin and end by it, each with its own question of who may. `createdBy`: who acts, unless said.
 */
export const putInForce = async (
  tx: Tx,
  { createdBy, ...content }: { rows: Content['rows']; examples?: Content['examples']; note: string; createdBy?: string },
): Promise<Made> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.putInForce'));
  const by = createdBy ?? tx.actor.id;
  const timeline = await lockTimeline(tx);
  const { previous, until } = must(placeInTime(timeline, tx.now, tx.now));
  const examples = previous ? await examplesOf(tx, previous.id) : [];
  const before: Content = { rows: previous ? await rowsOf(tx, previous.id) : [], examples, note: '' };
  const after: Content = { ...content, examples: content.examples ?? examples };
  const made = await make(tx, after, by, previous?.id ?? null);
  await activate(tx, made.versionId, tx.now, until);
  if (previous) await endVersion(tx, previous.id, tx.now);
  for (const later of timeline)
    if (later.activeFrom && later.activeFrom > tx.now) await bringForward(tx, later, before, after, made.versionId);
  forget(tx);
  tx.record({
    name: 'attributions.policyActivated',
    subjectId: made.versionId,
    audience: ['centre'],
    data: { ...made, from: tx.now.toISOString(), previousId: previous?.id ?? null },
  });
  return made;
};
