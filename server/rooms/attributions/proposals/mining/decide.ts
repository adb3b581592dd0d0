import type { Attribution, HolderFacts, Limit } from '../../contract.ts';
import { lowInThousandths } from '../../replay/evidence/decide.ts';
import type { Why } from '../../limits/contract.ts';
import { compile, stand } from '../../standing/decide.ts';
import { evidenceOf, inOrder, minorOf, objection, priceOf, verdictOf, type Weights } from '../weighing/decide.ts';
import { ENOUGH, type Found, NEARLY, type Past } from './contract.ts';

/** Whether a row speaks of a holder at all. */
export function speaksOf({ kind, ref }: Attribution['holder'], holder: HolderFacts): boolean {
  if (kind === 'everyone') return true;
  if (kind === 'assistant') return holder.assistant && (ref === '' || ref === holder.personId);
  if (kind === 'role') return !holder.assistant && holder.role === ref;
  if (kind === 'person') return holder.personId === ref;
  return kind === 'vendor' ? holder.vendorId === ref : holder.unitIds.includes(ref);
}

/** The limit of a row that a proposal moves: of one request, in money or units. */
export const axisOf = (row: Attribution): Limit | null =>
  row.limits.find(({ per, unit }) => (per === 'request' || per === 'order') && unit !== 'percent') ?? null;

/** What names a cell: the same whatever the version, so a proposal outlives a policy that leaves its cell alone. */
export function cellOf(row: Attribution, axis: Pick<Limit, 'per' | 'unit'>): string {
  const { action, holder, circuit, department, conditions, expression } = row;
  return JSON.stringify([action, holder.kind, holder.ref, circuit, department, conditions, expression, axis.per, axis.unit]);
}

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 9];

/** Round limits above one and up to another: what a person would set. */
export function ladder(above: number, upTo: number, unit: Limit['unit']): number[] {
  if (unit === 'count') return Array.from({ length: Math.max(0, Math.min(12, upTo - above)) }, (_, at) => above + at + 1);
  const rungs = [100, 1000, 10_000, 100_000, 1_000_000].flatMap((size) => STEPS.map((step) => step * size));
  const next = rungs.find((rung) => rung >= upTo) ?? upTo;
  return rungs.filter((rung) => rung > above && rung <= next);
}

/** The circuit that a policy of some rows gives a past request, nobody above asked. */
export const circuitBy = (policy: ReturnType<typeof compile>, { question }: Past) =>
  stand(policy, question.holder, question.ask, question.usage, question.at);

/** A limit is widened step by step: no more than so many times what it is. */
const AT_ONCE = 2.5;

const TO_BE_KNOWN: Why[] = [
  { word: 'attributions.proposal.unknown.hidden', params: {} },
  { word: 'attributions.proposal.unknown.pressed', params: {} },
];

/** What is not known of a cell that would be widened; a limit that stays says so. */
function unknownOf(row: Attribution, to: number | null): Why[] {
  const stays = row.limits.find((one) => one.per === 'customer30d' && one.unit === 'money');
  return [
    ...TO_BE_KNOWN,
    stays
      ? { word: 'attributions.proposal.unknown.customer', params: { maxMinor: stays.max } }
      : { word: 'attributions.proposal.unknown.abuse', params: {} },
    ...(to === null ? [{ word: 'attributions.proposal.unknown.noLimit', params: {} }] : []),
  ];
}

const raised = (row: Attribution, axis: Limit, max: number): Attribution => ({
  ...row,
  limits: row.limits.map((one) => (one === axis ? { ...one, max } : one)),
});

type Widened = { row: Attribution; put: Omit<Attribution, 'id'>; rowId: string | null };

/** The row with its limit at some height: raised where it has one, an own row beside it where it had to be asked for every time. */
function widened(row: Attribution, axis: Limit | null, max: number | null, unit: Limit['unit']): Widened {
  if (row.circuit === 'own' && axis !== null && max !== null) {
    const next = raised(row, axis, max);
    const { id: rowId, ...put } = next;
    return { row: next, put, rowId };
  }
  const limits: Limit[] = max === null ? row.limits : [{ per: 'request', unit, max }];
  const next: Attribution = { ...row, id: `${row.id}+`, circuit: 'own', department: null, steps: [], limits };
  const { id, ...put } = next;
  return { row: { ...put, id }, put, rowId: null };
}

/** The tightest limit that counts a request together with others: a limit of one request above it would say nothing. */
const ceilingOf = (row: Attribution, axis: Limit | null, unit: Limit['unit']): number =>
  Math.min(Infinity, ...row.limits.filter((one) => one !== axis && one.unit === unit).map((one) => one.max));

/** Bands above the limit of one row, the widest that is nearly always granted and pays; else the one that comes nearest to it. */
function widening(
  row: Attribution,
  rows: readonly Attribution[],
  past: readonly Past[],
  unit: Limit['unit'],
  weights: Weights,
): Found | null {
  const axis = axisOf(row);
  const before = compile(rows);
  const asked = past.filter(
    (one) => verdictOf(one) !== null && speaksOf(row.holder, one.question.holder) && circuitBy(before, one).circuit !== 'own',
  );
  const size = (one: Past) => (unit === 'count' ? one.question.ask.count : minorOf(one));
  const most = Math.max(0, ...asked.map(size));
  const base = axis?.max ?? 0;
  const top = Math.min(ceilingOf(row, axis, unit), base > 0 ? Math.max(most, base) : most, base > 0 ? base * AT_ONCE : Infinity);
  let left = asked;
  let band: Past[] = [];
  let best: Found | null = null;
  for (const max of most === 0 && axis === null ? [null] : ladder(base, top, unit)) {
    const { row: next, put, rowId } = widened(row, axis, max, unit);
    const after = compile(rowId === null ? [...rows, next] : rows.map((one) => (one.id === rowId ? next : one)));
    const moved = left.filter((one) => circuitBy(after, one).circuit === 'own');
    if (moved.length === 0) continue;
    const gone = new Set(moved);
    left = left.filter((one) => !gone.has(one));
    band = [...band, ...moved];
    const found = judged(row, { per: axis?.per ?? 'request', unit, max: axis?.max ?? null }, { max, put, rowId }, band, weights);
    if (found && (best === null || outdoes(found, best))) best = found;
  }
  return best;
}

/** A proposal before what is only seen; of proposals the widest; of the rest the best founded. */
const outdoes = (one: Found, other: Found): boolean =>
  one.proposed !== other.proposed ? one.proposed : one.proposed || (one.evidence.low ?? 0) >= (other.evidence.low ?? 0);

function judged(
  row: Attribution,
  axis: { per: Limit['per']; unit: Limit['unit']; max: number | null },
  to: { max: number | null; put: Omit<Attribution, 'id'>; rowId: string | null },
  band: readonly Past[],
  weights: Weights,
): Found | null {
  const evidence = evidenceOf(band);
  if (evidence.n < NEARLY.n || evidence.granted * 1000 < evidence.n * NEARLY.share) return null;
  const price = priceOf(band, weights);
  const whyNot = objection(band, evidence, price);
  return {
    kind: row.circuit === 'consulted' ? 'own' : 'widen',
    cell: cellOf(row, axis),
    proposed: whyNot === null,
    whyNot,
    ...{ action: row.action, holder: row.holder, department: row.department, reason: null, per: axis.per, unit: axis.unit },
    from: { circuit: row.circuit === 'own' ? 'authorised' : row.circuit, max: axis.max },
    to: { circuit: 'own', max: to.max },
    evidence,
    price,
    told: {},
    unknown: unknownOf(row, to.max),
    change: { rowId: to.rowId, put: to.put },
    behind: inOrder(band),
  };
}

/** Consultations that a department always answers alike: a yes becomes the asker's own, a no is better told beforehand. */
function consulting(
  row: Attribution,
  rows: readonly Attribution[],
  past: readonly Past[],
  unit: Limit['unit'],
  weights: Weights,
): Found | null {
  const before = compile(rows);
  const asked = past.filter((one) => {
    if (verdictOf(one) === null || !speaksOf(row.holder, one.question.holder)) return false;
    const standing = circuitBy(before, one);
    return standing.circuit === 'consulted' && standing.row?.id === row.id;
  });
  const axis = axisOf(row);
  const most = Math.max(0, ...asked.map(minorOf));
  const max = axis?.max ?? (most > 0 ? (ladder(0, most, unit).at(-1) ?? null) : null);
  const { put, rowId } = widened(row, null, axis ? null : max, unit);
  const per = axis?.per ?? 'request';
  const yes = judged(row, { per, unit, max: axis?.max ?? null }, { max, put, rowId }, asked, weights);
  if (yes) return yes;
  const evidence = evidenceOf(asked);
  const low = lowInThousandths(evidence.rejected, evidence.n) ?? 0;
  if (evidence.n < ENOUGH.n || low < ENOUGH.low) return null;
  return {
    ...{ kind: 'notice', cell: cellOf(row, { per, unit }), proposed: true, whyNot: null, action: row.action, holder: row.holder },
    ...{ department: row.department, reason: null, per, unit },
    ...{ from: { circuit: 'consulted', max: axis?.max ?? null }, to: { circuit: 'consulted', max: axis?.max ?? null } },
    evidence: { ...evidence, low },
    price: null,
    ...{ told: { verdict: 'no' }, unknown: [{ word: 'attributions.proposal.unknown.pressed', params: {} }], change: null },
    behind: inOrder(asked),
  };
}

/**
 * What the past requests of one action speak for: its rows in force, the requests of the period that were decided, and what asking costs.
 * Rights and rows of a trial are left alone.
 */
export function mine(
  rows: readonly Attribution[],
  past: readonly Past[],
  exposure: 'money' | 'count' | 'none',
  weights: Weights,
): Found[] {
  return rows.flatMap((row): Found[] => {
    if (row.isRight || row.trialId !== null || row.steps.length > 0) return [];
    const unit = axisOf(row)?.unit ?? (exposure === 'count' ? 'count' : 'money');
    const found =
      row.circuit === 'consulted'
        ? consulting(row, rows, past, unit, weights)
        : (row.circuit === 'own' && axisOf(row) !== null) || row.circuit === 'authorised'
          ? widening(row, rows, past, unit, weights)
          : null;
    return found ? [found] : [];
  });
}
