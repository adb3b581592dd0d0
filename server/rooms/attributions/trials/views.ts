import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { type Params, say, sayMoney } from '../../../platform/words.ts';
import { allPeople } from '../../organization/views.ts';
import { armOf, triedOf } from './arms/decide.ts';
import { askedBy } from './arms/views.ts';
import type { Course, Granted } from './brake/contract.ts';
import { boundsFor, pathOf, referenceOf, toConfirm } from './brake/decide.ts';
import type { Cell, CellNames } from './cells/contract.ts';
import { exchanged } from './cells/decide.ts';
import { cellNames } from './cells/views.ts';
import type { Attribution } from '../contract.ts';
import { mayActivate } from '../policy/access.ts';
import { coversDraft } from '../policy/views.ts';
import { rowsOf, versionInForce } from '../ruling/views.ts';
import { mayReadTrials } from './trying/access.ts';
import { mayStop } from './access.ts';
import type { Trial } from './contract.ts';
import { type Arm, trialColumns, type TrialRow } from './sql.ts';

export const numberOf = ({ number }: { number: number }): string => `T-${number}`;

async function trialsWhere(tx: Tx, condition: ReturnType<typeof sql>): Promise<TrialRow[]> {
  const found =
    await sql<TrialRow>`select ${trialColumns} from trial where org_id = ${tx.orgId} and ${condition} order by state <> 'running', number desc`.execute(
      tx.sql,
    );
  return found.rows;
}

/** Those that run now; `watched` adds the confirmed ones whose grants are still looked at. */
export const trialsNow = (tx: Tx, { watched }: { watched: boolean }): Promise<TrialRow[]> =>
  trialsWhere(tx, watched ? sql`(state = 'running' or state = 'confirmed' and watch_until > ${tx.now})` : sql`state = 'running'`);

/** Those whose time is over. */
export const trialsDue = async (tx: Tx): Promise<string[]> =>
  (await trialsWhere(tx, sql`state = 'running' and ends_at <= ${tx.now}`)).map((one) => one.id);

/** In which half of a trial somebody is; null: in none. */
export async function armOfPerson(tx: Tx, trialId: string, personId: string): Promise<'widened' | 'asBefore' | null> {
  const found = await sql<{
    arm: 'widened' | 'asBefore';
  }>`select arm from trial_person where org_id = ${tx.orgId} and trial_id = ${trialId} and person_id = ${personId}`.execute(
    tx.sql,
  );
  return found.rows[0]?.arm ?? null;
}

/** Whose grants decide: those of the widened half, and after a confirmation everybody's. */
const decisive = ({ watchUntil }: TrialRow): Arm => (watchUntil === null ? 'widened' : 'everyone');

type Noted = {
  arm: Arm;
  cell: number;
  minor: number | null;
  verdict: string | null;
  answeredAt: Date | null;
  auditId: string | null;
};

/** Every grant of a trial that something happened on, in order, with what an audit said of it. */
async function noted(tx: Tx, trialId: string): Promise<Noted[]> {
  const found =
    await sql<Noted>`select g.arm, g.cell, g.minor, a.verdict, a.answered_at as "answeredAt", a.id as "auditId" from trial_grant g
    left join trial_audit a on a.org_id = g.org_id and a.trial_id = g.trial_id and a.warrant_id = g.warrant_id and a.verdict is not null
    where g.org_id = ${tx.orgId} and g.trial_id = ${trialId} and g.released_at is null order by g.at, g.warrant_id`.execute(
      tx.sql,
    );
  return found.rows;
}

const wrong = (verdict: string | null): boolean => verdict === 'less' || verdict === 'denied';

function verdictsOf(all: readonly Noted[], arm: Arm): boolean[] {
  const answered = all.flatMap(({ arm: of, verdict, answeredAt, auditId }) =>
    of === arm && answeredAt !== null ? [{ key: `${answeredAt.toISOString()} ${auditId}`, wrong: wrong(verdict) }] : [],
  );
  return answered.sort((a, b) => (a.key < b.key ? -1 : 1)).map((one) => one.wrong);
}

function courseFrom(trial: TrialRow, all: readonly Noted[]): Course {
  const arm = decisive(trial);
  const mine = all.flatMap((one) => (one.arm === arm && one.minor !== null ? [{ cell: one.cell, minor: one.minor }] : []));
  const others = all.filter((one) => one.arm === 'asBefore');
  const usual = trial.cells.map(
    (_, cell) =>
      trial.reference[cell] ?? referenceOf(others.flatMap((one) => (one.cell === cell && one.minor !== null ? [one.minor] : []))),
  );
  return {
    path: pathOf(verdictsOf(all, arm)),
    bounds: boundsFor(trial.tolerable, trial.unacceptable),
    spentMinor: mine.reduce((sum, one) => sum + one.minor, 0),
    capMinor: arm === 'everyone' ? (trial.watchCapMinor ?? trial.capMinor) : trial.capMinor,
    granted: mine.map(({ cell, minor }): Granted => ({ minor, usual: usual[cell] ?? null })),
  };
}

/** How a trial stands, for the brake. */
export const courseOf = async (tx: Tx, trial: TrialRow): Promise<Course> => courseFrom(trial, await noted(tx, trial.id));

/** A cell as from where to where, each limit that it widens. */
function cellViews({ before, after }: Cell, names: CellNames): Trial['cells'] {
  const head = {
    action: after.action,
    actionName: names.action(after.action),
    holder: after.holder,
    holderName: names.holder(after.holder),
  };
  const own = before?.circuit === 'own' ? before : null;
  const maxIn = (row: Attribution | null, per: string, unit: string): number | null =>
    row?.limits.find((one) => one.per === per && one.unit === unit)?.max ?? null;
  const all = [...(own?.limits ?? []), ...after.limits];
  const pairs = [...new Map(all.map(({ per, unit }) => [`${per} ${unit}`, { per, unit }])).values()];
  const moved = pairs.flatMap(({ per, unit }) => {
    const [from, to] = [own ? maxIn(own, per, unit) : 0, maxIn(after, per, unit)];
    return from === to ? [] : [{ ...head, per, unit, from, to }];
  });
  return moved.length > 0 ? moved : [{ ...head, per: 'request', unit: 'money', from: own ? null : 0, to: null }];
}

/** Thousandths as per cent: 4 %. */
const sayShare = (locale: Tx['actor']['locale'], share: number): string =>
  new Intl.NumberFormat(locale === 'es' ? 'es-ES' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(share / 1000);

/** Why it ended, in a language: amounts are minor units and shares thousandths until here. */
export function reasonInWords(locale: Tx['actor']['locale'], { endWord, endParams, currency }: TrialRow): string | null {
  if (endWord === null) return null;
  const params: Params = {};
  for (const [name, value] of Object.entries(endParams ?? {}))
    params[name] = name.endsWith('Minor')
      ? sayMoney(locale, Number(value), currency)
      : name.endsWith('Share')
        ? sayShare(locale, Number(value))
        : value;
  return say(locale, endWord, params);
}

/** The proposal that a trial comes from, if it comes from one. */
async function proposalOf(tx: Tx, trialId: string): Promise<string | null> {
  const found = await sql<{
    id: string;
  }>`select id from proposal where org_id = ${tx.orgId} and trial_id = ${trialId} limit 1`.execute(tx.sql);
  return found.rows[0]?.id ?? null;
}

async function peopleIn(tx: Tx, trialId: string): Promise<Record<'widened' | 'asBefore', string[]>> {
  const found = await sql<{
    id: string;
    arm: 'widened' | 'asBefore';
  }>`select person_id as id, arm from trial_person where org_id = ${tx.orgId} and trial_id = ${trialId}`.execute(tx.sql);
  const of = (arm: string) => found.rows.filter((one) => one.arm === arm).map((one) => one.id);
  return { widened: of('widened'), asBefore: of('asBefore') };
}

/** Whether whoever acts may take it for good: as with any draft, and by the own attributions of now. */
export async function coversTrial(tx: Tx, { cells }: TrialRow): Promise<boolean> {
  const inForce = await versionInForce(tx);
  const rows = inForce ? await rowsOf(tx, inForce.id) : [];
  const after = cells.reduce<Attribution[]>((all, cell) => exchanged(all, cell.before, cell.after) ?? all, rows);
  return coversDraft(tx, rows, after);
}

async function view(tx: Tx, trial: TrialRow, names: CellNames, nameOf: (id: string) => string): Promise<Trial> {
  const { id, state, share, auditShare, tolerable, unacceptable, currency, startedAt, endsAt, endedAt, cells } = trial;
  const all = await noted(tx, id);
  const { path, bounds, spentMinor, capMinor } = courseFrom(trial, all);
  const people = await peopleIn(tx, id);
  const actions = [...new Set(cells.map((cell) => cell.after.action))];
  const asked = await askedBy(tx, {
    people: [...people.widened, ...people.asBefore],
    actions,
    from: startedAt,
    to: endedAt ?? tx.now,
  });
  const tried = triedOf(cells, asked);
  const half = (arm: 'widened' | 'asBefore') => {
    const verdicts = verdictsOf(all, arm);
    const mine = tried.filter((one) => people[arm].includes(one.holderId));
    return armOf(people[arm].length, mine, { audited: verdicts.length, overturned: verdicts.filter(Boolean).length });
  };
  const running = state === 'running';
  return {
    ...{
      id,
      number: numberOf(trial),
      state,
      draftId: trial.draftId,
      proposalId: await proposalOf(tx, id),
      share,
      auditShare,
      tolerable,
      unacceptable,
    },
    cells: cells.flatMap((cell) => cellViews(cell, names)),
    startedBy: nameOf(trial.startedBy),
    startedAt: startedAt.toISOString(),
    endsAt: endsAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    endReason: reasonInWords(tx.actor.locale, trial),
    watchUntil: trial.watchUntil?.toISOString() ?? null,
    spend: { usedMinor: spentMinor, capMinor, currency },
    path: [...path],
    bounds,
    toConfirm: running ? toConfirm(path, bounds) : null,
    arms: { widened: half('widened'), asBefore: half('asBefore') },
    may: {
      stop: running && mayStop(tx.actor, trial.startedBy) === true,
      confirm: running && mayActivate(tx.actor, trial.editors, await coversTrial(tx, trial)) === true,
    },
  };
}

/** Trials as whoever leads reads them. */
async function views(tx: Tx, rows: readonly TrialRow[]): Promise<Trial[]> {
  must(mayReadTrials(tx.actor));
  const people = await allPeople(tx);
  const names = await cellNames(tx);
  const made: Trial[] = [];
  for (const row of rows) made.push(await view(tx, row, names, (id) => people.find((one) => one.id === id)?.name ?? 'Mostrador'));
  return made;
}

export const trials = async (tx: Tx): Promise<Trial[]> => views(tx, await trialsWhere(tx, sql`true`));

export async function trialById(tx: Tx, trialId: string): Promise<Trial> {
  const [one] = await views(tx, await trialsWhere(tx, sql`id = ${trialId}`));
  if (!one) throw refused('not_found', 'attributions.trialUnknown', { field: 'trialId' });
  return one;
}

/** Who is told how a trial goes: those who lead the centre and its supervision, and whoever started it. */
export async function managersOf(tx: Tx, { startedBy }: Pick<TrialRow, 'startedBy'>): Promise<string[]> {
  const leading = (await allPeople(tx)).filter((one) => one.active && ['CENTRE_MANAGER', 'SUPERVISOR'].includes(one.role));
  return [...new Set([startedBy, ...leading.map((one) => one.id)])];
}

/** Who hears live of trials: those who may read them, by name, for the centre's audience is everybody. */
export async function hearers(tx: Tx): Promise<string[]> {
  const roles = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'ADMIN'];
  return (await allPeople(tx)).filter((one) => one.active && roles.includes(one.role)).map((one) => `person:${one.id}`);
}
