import { derivedId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

type Drawable = { id: string; stratum: string };

/**
 * Draws the part of the people that gets the widened cell: exactly the share of them (at least one, and one stays as before), each
 * stratum in proportion to within one. The same seed, an id, draws the same people, in whatever order they come.
 */
export function drawArms(
  people: readonly Drawable[],
  share: number,
  seed: string,
): { widened: string[]; asBefore: string[] } | Refusal {
  const all = people.length;
  if (all < 2) return refuse('precondition_failed', 'attributions.tooFewToTry', { params: { people: all } });
  const target = Math.min(all - 1, Math.max(1, Math.round((all * share) / 1000)));
  const strata = [...Map.groupBy(people, (one) => one.stratum)].sort(([a], [b]) =>
    derivedId(seed, a) < derivedId(seed, b) ? -1 : 1,
  );
  const widened: string[] = [];
  let seen = 0;
  for (const [, members] of strata) {
    const before = Math.floor((seen * target) / all);
    seen += members.length;
    const take = Math.floor((seen * target) / all) - before;
    const shuffled = members.map((one) => one.id).sort((a, b) => (derivedId(seed, a) < derivedId(seed, b) ? -1 : 1));
    widened.push(...shuffled.slice(0, take));
  }
  return { widened, asBefore: people.map((one) => one.id).filter((id) => !widened.includes(id)) };
}
