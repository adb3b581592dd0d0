import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { ROLES } from '../../organization/contract.ts';
import type { Attribution, Step } from '../contract.ts';

/** Somebody active, as far as a chain goes. `away`: for good; `hasAbove`: there is somebody above them. */
export type Staff = {
  id: string;
  role: string;
  unitId: string;
  vendorId: string | null;
  heads: string[];
  assistant: boolean;
  away: boolean;
  hasAbove: boolean;
};

type Row = Omit<Attribution, 'id'>;
type Target = Step['of'][number];

/** The people whom a row speaks of. */
export const askersOf = ({ kind, ref }: Row['holder'], staff: readonly Staff[]): Staff[] =>
  staff.filter((one) => {
    if (kind === 'everyone') return true;
    if (kind === 'assistant') return one.assistant && (ref === '' || one.id === ref);
    if (kind === 'role') return !one.assistant && one.role === ref;
    if (kind === 'vendor') return one.vendorId === ref;
    return kind === 'unit' ? one.unitId === ref || one.heads.includes(ref) : one.id === ref;
  });

const isMeant = ({ kind, ref }: Target, one: Staff): boolean =>
  kind === 'person'
    ? one.id === ref
    : kind === 'role'
      ? one.role === ref
      : one.unitId === ref || one.vendorId === ref || one.heads.includes(ref);

const decidersOf = (target: Target, staff: readonly Staff[]): Staff[] =>
  staff.filter((one) => !one.assistant && !one.away && isMeant(target, one));

type Known = { units: ReadonlySet<string>; people: ReadonlySet<string>; staff: readonly Staff[] };

/**
 * Whether a row's chain ends in nobody: it names a role without people, an empty unit, somebody who has left or is away for good, or
 * only those who would ask; without steps, where nobody stands above any of those who would ask.
 */
export function judgeChain(row: Row, known: Known, at: string): Refusal | null {
  const askers = askersOf(row.holder, known.staff);
  if (row.circuit !== 'authorised')
    return row.steps.length > 0 ? refuse('invalid', 'attributions.stepsIdle', { field: `${at}.steps` }) : null;
  if (row.steps.length === 0)
    return askers.length > 0 && askers.every((one) => !one.hasAbove)
      ? refuse('invalid', 'attributions.nobodyAboveHolder', { field: `${at}.circuit` })
      : null;
  for (const [n, step] of row.steps.entries()) {
    const wrong = judgeStep(step, askers, known, { at: `${at}.steps.${n}`, step: n + 1 });
    if (wrong) return wrong;
    const before = row.steps[n - 1]?.upTo ?? null;
    if (n > 0 && before !== null && step.upTo !== null && step.upTo <= before)
      return refuse('invalid', 'attributions.stepsFall', { field: `${at}.steps.${n}.upTo`, params: { step: n + 1 } });
  }
  return null;
}

function judgeStep(
  step: Step,
  askers: readonly Staff[],
  known: Known,
  { at, step: n }: { at: string; step: number },
): Refusal | null {
  const field = `${at}.of`;
  for (const { kind, ref } of step.of) {
    if (kind === 'role' && !Object.hasOwn(ROLES, ref))
      return refuse('invalid', 'attributions.roleUnknown', { field, params: { ref } });
    if ((kind === 'unit' && !known.units.has(ref)) || (kind === 'person' && !known.people.has(ref)))
      return refuse('invalid', 'attributions.holderUnknown', { field, params: { ref } });
  }
  const each = step.of.map((target) => decidersOf(target, known.staff));
  const wanted = step.need === 'all' ? each : [each.flat()];
  if (wanted.some((people) => people.length === 0))
    return refuse('invalid', 'attributions.stepNobody', { field, params: { step: n } });
  const isLeft = (asker: Staff): boolean => wanted.every((people) => people.some((one) => one.id !== asker.id));
  return askers.length > 0 && !askers.some(isLeft)
    ? refuse('invalid', 'attributions.stepOnlyAsker', { field, params: { step: n } })
    : null;
}
