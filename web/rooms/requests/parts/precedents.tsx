import { duration, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Section } from '../../../ui/section.tsx';
import type { Authorization } from '../api.ts';

type Precedent = Authorization['precedents'][number];
type Kind = 'granted' | 'changed' | 'denied';

function kindOf({ outcome, amount, grantedMinor }: Precedent): Kind {
  if (/reject|denied|refus/.test(outcome)) return 'denied';
  const changed = /change/.test(outcome) || (amount !== null && grantedMinor !== null && grantedMinor !== amount.minor);
  return changed ? 'changed' : 'granted';
}

/** How high a bar stands: how much of what was asked was granted. */
function shareOf(one: Precedent): number {
  if (kindOf(one) === 'denied') return 0.08;
  if (!one.amount || one.grantedMinor === null || one.amount.minor === 0) return 1;
  return Math.min(1, Math.max(0.1, one.grantedMinor / one.amount.minor));
}

function granted(one: Precedent): string {
  const kind = kindOf(one);
  if (kind === 'denied') return t('authorizations.precedents.denied');
  const minor = one.grantedMinor ?? one.amount?.minor;
  return minor == null ? t('authorizations.precedents.granted') : money({ minor, currency: one.amount?.currency ?? 'EUR' });
}

const order: Kind[] = ['granted', 'changed', 'denied'];

/** What was decided on the like of it: one bar each, and the nearest five. */
export function Precedents({ it, currency }: { it: Authorization; currency: string }) {
  const all = it.precedents;
  if (all.length === 0)
    return (
      <Section level={3} title={t('authorizations.precedents')}>
        <p className="m-0 text-ink-2">{t('authorizations.precedents.none')}</p>
      </Section>
    );
  const [yes, changed, no] = order.map((kind) => all.filter((one) => kindOf(one) === kind).length);
  const words = t('authorizations.precedents.sum', { granted: yes ?? 0, changed: changed ?? 0, denied: no ?? 0 });
  const sorted = all.toSorted((a, b) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b)) || shareOf(b) - shareOf(a));
  return (
    <Section level={3} title={t('authorizations.precedents')} aside={t('authorizations.precedents.count', { count: all.length })}>
      <div aria-hidden="true" className="mb-2 flex h-6 items-end gap-1 border-b border-line-strong">
        {sorted.map((one) => (
          <i
            key={one.requestId}
            style={{ height: `${shareOf(one) * 100}%` }}
            className={cx(
              'max-w-3 flex-1',
              { granted: 'bg-ink-2', changed: 'border border-ink-2', denied: 'bg-bad' }[kindOf(one)],
            )}
          />
        ))}
      </div>
      <p className="m-0 text-s text-ink-2">{words}</p>
      <ul className="num m-0 mt-1 list-none p-0">
        {all.slice(0, 5).map((one) => (
          <li
            key={one.requestId}
            className="grid grid-cols-[minmax(0,1fr)_auto_3.75rem] items-baseline gap-2 border-t border-line py-1 first:border-0"
          >
            <span className="truncate text-ink-2">{one.title}</span>
            <b className="font-semibold">{granted(one)}</b>
            <span className="text-right text-s text-ink-3">{duration(one.waitedMinutes * 60_000)}</span>
          </li>
        ))}
      </ul>
      <p className="num m-0 mt-2 text-s text-ink-2">
        {t('authorizations.precedents.cost', {
          count: all.length,
          amount: money({ minor: it.costs.askMinor * all.length, currency }),
        })}
      </p>
    </Section>
  );
}
