import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { mayActivate } from '../../policy/access.ts';
import { putInForce } from '../../policy/actions/put-in-force.ts';
import { discard, lockDraft, lockTimeline } from '../../policy/sql.ts';
import { currencyOf } from '../../ruling/views.ts';
import { mayReadTrials } from '../trying/access.ts';
import { type Trial, trialEvents, zStartTrial } from '../contract.ts';
import { membersOf, rowsOfTrial, stratumOf } from '../cells/decide.ts';
import { cellNames } from '../cells/views.ts';
import { drawArms } from '../decide.ts';
import { insertPeople, insertTrial, nextNumber } from '../sql.ts';
import { hearers, managersOf, numberOf, trialById } from '../views.ts';
import { referencesOf, triedDraft } from '../trying/views.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Authorises the open draft as a trial: people drawn at random get its widened cells, as rows of their own in a version that is in force
 * at once, until the end. The draft is put away; what it changes is kept with the trial.
 */
export const startTrial = action('attributions.startTrial', zStartTrial, async (tx, input): Promise<Trial> => {
  must(mayReadTrials(tx.actor));
  await lockTimeline(tx);
  const open = await lockDraft(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  const tried = await triedDraft(tx, open);
  must(mayActivate(tx.actor, open.editedBy, tried.covered));
  const cells = must(tried.cells);
  const { inForce, people, examples } = tried;
  if (input.tolerable >= input.unacceptable) throw refused('invalid', 'attributions.tolerableTooHigh', { field: 'tolerable' });
  const [id, number] = [newId(), await nextNumber(tx)];
  const members = membersOf(people, cells);
  const arms = must(
    drawArms(
      members.map((one) => ({ id: one.id, stratum: stratumOf(one, cells) })),
      input.share,
      id,
    ),
  );
  const endsAt = new Date(tx.now.getTime() + input.days * DAY);
  const widened = members.filter((one) => arms.widened.includes(one.id));
  const rows = [...inForce, ...rowsOfTrial(cells, widened, { trialId: id, endsAt: endsAt.toISOString() })];
  const names = await cellNames(tx);
  const what = cells.map((cell) => names.cell(cell.after)).join('; ');
  const { versionId } = await putInForce(tx, { rows, note: `${numberOf({ number })}: ${what}` });
  await discard(tx, open.id);
  await insertTrial(tx, {
    ...{ id, number, draftId: open.id, editors: open.editedBy, cells, examples, versionId, endsAt },
    ...{ share: input.share, auditShare: input.auditShare, capMinor: input.capMinor, days: input.days },
    ...{ tolerable: input.tolerable, unacceptable: input.unacceptable, currency: await currencyOf(tx) },
    reference: await referencesOf(tx, cells),
  });
  await insertPeople(tx, id, 'widened', arms.widened);
  await insertPeople(tx, id, 'asBefore', arms.asBefore);
  const told = (await managersOf(tx, { startedBy: tx.actor.id })).filter((one) => one !== tx.actor.id);
  const params = { number: numberOf({ number }), what, name: tx.actor.name };
  await notify(tx, { personIds: told, word: 'attributions.told.trial.started', params });
  tx.record({
    name: trialEvents.started,
    subjectId: id,
    audience: await hearers(tx),
    data: {
      trialId: id,
      draftId: open.id,
      versionId,
      cells,
      share: input.share,
      auditShare: input.auditShare,
      capMinor: input.capMinor,
    },
  });
  return trialById(tx, id);
});
