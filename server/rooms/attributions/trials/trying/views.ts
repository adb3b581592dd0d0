import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { isRefusal, must, type Refusal, refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import type { Person } from '../../../organization/contract.ts';
import { allPeople } from '../../../organization/views.ts';
import { triedOf } from '../arms/decide.ts';
import { grantedBefore } from '../arms/views.ts';
import type { Reference } from '../brake/contract.ts';
import { referenceOf } from '../brake/decide.ts';
import { changesBetween } from '../../policy/changes/decide.ts';
import type { Attribution, HolderFacts } from '../../contract.ts';
import { judgeDraft, tryExamples } from '../../policy/decide.ts';
import type { ExampleRow } from '../../policy/sql.ts';
import { broughtOnto, coversDraft, examplesOf, knownOf } from '../../policy/views.ts';
import { currencyOf, rowsOf, versionInForce } from '../../ruling/views.ts';
import type { Cell } from '../cells/contract.ts';
import { cellsToTry, isOf, membersOf } from '../cells/decide.ts';
import { busyCells, cellNames } from '../cells/views.ts';
import { mayReadTrials } from './access.ts';
import type { TrialOffer } from './contract.ts';

const DAY = 24 * 60 * 60_000;
const LOOK_BACK_DAYS = 90;

/** What a draft changes of the examples. */
export type ExampleChange = { put: ExampleRow[]; remove: string[] };

/** The open draft as a trial would take it. `cells`: a refusal in words where it can't be tried. */
type Tried = {
  cells: Cell[] | Refusal;
  /** Whether the own attributions of whoever acts cover everything that it widens. */
  covered: boolean;
  inForce: Attribution[];
  people: Person[];
  examples: ExampleChange;
};

type OpenDraft = { id: string; basedOn: string | null; checkedAt: Date | null };

async function draftNow(tx: Tx): Promise<OpenDraft | null> {
  const found = await sql<OpenDraft>`select id, based_on as "basedOn", checked_at as "checkedAt" from policy_version
    where org_id = ${tx.orgId} and state = 'draft'`.execute(tx.sql);
  return found.rows[0] ?? null;
}

/** The open draft as a trial would take it: brought onto the version in force, checked, every change of it a cell to try. */
export async function triedDraft(tx: Tx, open: OpenDraft): Promise<Tried> {
  const version = await versionInForce(tx);
  if (!version) throw refused('precondition_failed', 'attributions.noPolicy');
  const inForce = await rowsOf(tx, version.id);
  const { rows: merged, examples, conflicts } = await broughtOnto(tx, open, version.id);
  const names = await cellNames(tx);
  const now = await examplesOf(tx, version.id);
  const [conflict] = conflicts;
  if (conflict) throw refused('conflict', 'attributions.trialCellChanged', { params: { cell: names.cell(conflict) } });
  const currency = await currencyOf(tx);
  const judged = judgeDraft(merged, await knownOf(tx), tryExamples(merged, examples, currency, tx.now.getTime()), open.checkedAt);
  const cells = cellsToTry(changesBetween(inForce, merged), await busyCells(tx, { watched: true }), names.cell);
  const titled = (one: { title: string }) => examples.some((other) => other.title === one.title);
  return {
    cells: isRefusal(judged) ? judged : cells,
    covered: await coversDraft(tx, inForce, merged),
    inForce,
    people: await allPeople(tx),
    examples: {
      put: examples.filter(
        (one) => !now.some((other) => JSON.stringify({ ...other, id: '' }) === JSON.stringify({ ...one, id: '' })),
      ),
      remove: now.filter((one) => !titled(one)).map((one) => one.title),
    },
  };
}

async function pastOf(tx: Tx, cell: Cell): Promise<number[]> {
  const from = new Date(tx.now.getTime() - LOOK_BACK_DAYS * DAY);
  const past = (await grantedBefore(tx, cell.after.action, from)).filter((one) =>
    isOf(cell.after.holder, one.holder as HolderFacts),
  );
  return triedOf([cell], past).flatMap((one) => (one.minor === null ? [] : [one.minor]));
}

/** What was granted of each cell before, which its trial is held against. */
export async function referencesOf(tx: Tx, cells: readonly Cell[]): Promise<(Reference | null)[]> {
  const all: (Reference | null)[] = [];
  for (const cell of cells) all.push(referenceOf(await pastOf(tx, cell)));
  return all;
}

/** Up to the next whole hundred of units, with half as much again: a cap that only what is unusual reaches. */
const capFor = (likelyMinor: number): number => Math.max(10_000, Math.ceil((likelyMinor * 1.5) / 10_000) * 10_000);

/** What a trial of the open draft would be, for whoever leads. */
export async function offerTrial(tx: Tx, { share, days }: { share: number; days: number }): Promise<TrialOffer> {
  must(mayReadTrials(tx.actor));
  const open = await draftNow(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  const { cells, people } = await triedDraft(tx, open);
  const known = isRefusal(cells) ? [] : cells;
  const all = membersOf(people, known).length;
  const widened = all < 2 ? 0 : Math.min(all - 1, Math.max(1, Math.round((all * share) / 1000)));
  let past = 0;
  for (const cell of known) past += (await pastOf(tx, cell)).reduce((sum, one) => sum + one, 0);
  const likelyMinor = all === 0 ? 0 : Math.round((past * widened * days) / (all * LOOK_BACK_DAYS));
  const few = !isRefusal(cells) && all < 2 ? say(tx.actor.locale, 'attributions.tooFewToTry', { people: all }) : null;
  return {
    ...{ people: all, widened, likelyMinor, capMinor: capFor(likelyMinor), currency: await currencyOf(tx) },
    endsAt: new Date(tx.now.getTime() + days * DAY).toISOString(),
    whyNot: isRefusal(cells) ? say(tx.actor.locale, cells.reason, cells.params) : few,
  };
}
