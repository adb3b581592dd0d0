import { duration } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Scheme } from '../api.ts';
import { roleName, wait } from './say.ts';

/** Below this many, shares of a hundred say more than is known. */
const ENOUGH = 30;
const LONG = 60;

/** Who takes longest, of those that answered something, where it is worth a word. */
function slowest({ departments, superiors }: Scheme): { name: string; minutes: number } | null {
  const all = [
    ...departments.map(({ name, flow }) => ({ name, flow })),
    ...superiors.map(({ role, flow }) => ({ name: roleName(role), flow })),
  ];
  const timed = all.flatMap(({ name, flow }) =>
    flow.medianMinutes !== null && flow.ended > 2 ? [{ name, minutes: flow.medianMinutes }] : [],
  );
  const [most] = timed.toSorted((a, b) => b.minutes - a.minutes);
  return most && most.minutes >= LONG ? most : null;
}

function headline(scheme: Scheme, unit: string | undefined): string {
  const { demands, circuits, supplies } = scheme;
  if (unit) return t('scheme.lead.unit', { name: unit, n: demands.n + supplies.n });
  if (demands.n < ENOUGH) return t('scheme.lead.few', { own: circuits.own.n, n: demands.n });
  return t('scheme.lead.own', { n: Math.round((circuits.own.n / demands.n) * 100) });
}

function rest(scheme: Scheme, unit: string | undefined): string {
  const { demands, circuits } = scheme;
  const { consulted, authorised } = circuits;
  if (unit) {
    const { waiting, medianMinutes } = demands.n ? demands : scheme.supplies;
    return medianMinutes === null
      ? t('scheme.lead.waitsOnly', { waiting })
      : t('scheme.lead.waits', { waiting, time: medianMinutes === 0 ? duration(60_000) : wait(medianMinutes) });
  }
  const few = demands.n < ENOUGH;
  const part = (n: number) => (few ? n : Math.round((n / demands.n) * 100));
  const first = t(few ? 'scheme.lead.restFew' : 'scheme.lead.rest', {
    consulted: part(consulted.n),
    authorised: part(authorised.n),
  });
  const slow = slowest(scheme);
  return slow ? `${first} ${t('scheme.lead.slowest', { name: slow.name, time: wait(slow.minutes) })}` : first;
}

/** The sentence that the drawing comes down to. */
export function Lead({ scheme, unit }: { scheme: Scheme; unit: string | undefined }) {
  return (
    <div>
      <h2 className="head-650 m-0 mb-2 text-[1.625rem] leading-8 text-balance">{headline(scheme, unit)}</h2>
      <p className="num m-0 max-w-85 text-ink-2">{rest(scheme, unit)}</p>
    </div>
  );
}
