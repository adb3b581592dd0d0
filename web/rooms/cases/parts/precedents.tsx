import { useQuery } from '@tanstack/react-query';
import { duration, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { type Precedent, precedentsQuery } from '../api.ts';

function outcome({ outcome: how, amount, grantedMinor }: Precedent): string {
  if (how === 'rejected') return t('authorizations.precedents.denied');
  return amount && grantedMinor !== null
    ? money({ minor: grantedMinor, currency: amount.currency })
    : t('authorizations.precedents.granted');
}

type Props = { caseId: string; action: string; minor: number | null; orderId: string | null };

/** What was decided on the like of it, before one asks: how often yes, and the nearest five. Nothing where there is none. */
export function Precedents({ caseId, action, minor, orderId }: Props) {
  const { data } = useQuery(precedentsQuery(caseId, action, minor, orderId));
  if (!data || data.length === 0) return null;
  const count = (how: string) => data.filter((one) => one.outcome === how).length;
  const said = t('authorizations.precedents.sum', {
    granted: count('approved'),
    changed: count('changed'),
    denied: count('rejected'),
  });
  return (
    <details className="rounded-s border border-line px-2.5 py-1.5 text-s">
      <summary className="min-h-6 cursor-pointer">
        <span className="font-medium">{t('authorizations.precedents')}</span> <span className="num text-ink-2">{said}</span>
      </summary>
      <ul className="num m-0 mt-1 list-none p-0">
        {data.map((one) => (
          <li
            key={one.requestId}
            className="grid grid-cols-[minmax(0,1fr)_auto_4rem] items-baseline gap-2 border-t border-line py-1"
          >
            <span className="truncate text-ink-2">
              {one.amount ? `${money(one.amount)} · ` : ''}
              {one.title}
            </span>
            <b className={cx('font-semibold', one.outcome === 'rejected' && 'text-bad')}>{outcome(one)}</b>
            <span className="text-right text-ink-3">{duration(one.waitedMinutes * 60_000)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
