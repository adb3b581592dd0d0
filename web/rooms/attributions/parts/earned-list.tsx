import { date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Earned } from '../api.ts';

/** What a certificate or good reviews give, with what is there already and what is lacking. */
export function EarnedList({ rows }: { rows: Earned[] }) {
  return (
    <ul className="m-0 grid list-none gap-0 p-0">
      {rows.map(({ action, actionName, gives, has, since, requirements }) => (
        <li key={`${action} ${gives}`} className="grid gap-0.5 border-b border-line py-2 first:pt-0 last:border-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className={cx('font-medium', !has && 'text-ink-2')}>{actionName}</span>
            <span className={cx('num text-s', has ? 'font-medium' : 'text-ink-3')}>
              {has
                ? since
                  ? `${t('attributions.earned.has')} ${t('attributions.earned.hasSince', { day: date(since) })}`
                  : t('attributions.earned.has')
                : t('attributions.earned.not')}
            </span>
          </span>
          <span className="num text-s text-ink-2">{gives}</span>
          {requirements.map(({ kind, value, met, text }) => (
            <span key={`${kind} ${value}`} className="num flex items-baseline gap-1.5 text-s">
              <Icon name={met ? 'check' : 'clock'} size={12} />
              <span className="sr-only">{t(met ? 'attributions.earned.met' : 'attributions.earned.unmet')}</span>
              <span className={met ? 'text-ink-2' : undefined}>{text}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
