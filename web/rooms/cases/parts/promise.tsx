import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useNow } from '../../../lib/now.ts';
import { useMe } from '../../../lib/session.ts';
import { instantOf, localOf } from '../../../lib/zone.ts';

/** As a field of the kit looks; its code is not in the first screen. */
const control = 'rounded-s border border-edge bg-surface px-2 text-ink hover:border-ink-3';
const MINUTES = [30, 60, 120, 240] as const;

/** Until when the customer is promised an answer: soon, or at a moment of one's own. Null promises nothing. */
export function PromisePicker({
  value,
  onChange,
  compact,
}: {
  value: string | null;
  onChange: (iso: string | null) => void;
  /** Only a clock while nothing is promised. */
  compact?: boolean;
}) {
  const now = useNow();
  const zone = useMe().centre.timeZone;
  const [exact, setExact] = useState(false);
  const bare = compact && value === null;
  const choose = (text: string): void => {
    setExact(text === 'exact');
    if (text === 'none') onChange(null);
    else if (text === 'exact') onChange(new Date(Date.now() + 24 * 3_600_000).toISOString());
    else if (text !== 'chosen') onChange(new Date(Date.now() + Number(text) * 60_000).toISOString());
  };
  const shown = exact ? 'exact' : value === null ? 'none' : 'chosen';
  return (
    <span
      className={cx(
        'inline-flex flex-wrap items-center gap-1.5',
        bare && 'relative size-7 justify-center rounded-s text-ink-2 hover:bg-sunken has-focus-visible:outline-2',
      )}
    >
      {bare ? <Icon name="clock" size={16} /> : null}
      <select
        aria-label={t('cases.promise')}
        title={t('cases.promise')}
        value={shown}
        onChange={(event) => choose(event.currentTarget.value)}
        className={
          bare
            ? 'absolute inset-0 cursor-pointer opacity-0'
            : cx(control, 'picker num min-h-7 cursor-pointer text-s', value && 'border-accent! text-accent!')
        }
      >
        <option value="none">{t('cases.promise.none')}</option>
        {value && !exact ? <option value="chosen">{t('cases.promise.until', { moment: moment(value) })}</option> : null}
        {MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {minutes < 60 ? t('cases.promise.minutes', { count: minutes }) : t('cases.promise.hours', { count: minutes / 60 })}
          </option>
        ))}
        <option value="exact">{t('cases.promise.exact')}</option>
      </select>
      {exact && value ? (
        <input
          type="datetime-local"
          aria-label={t('cases.promise.exact')}
          value={localOf(value, zone)}
          min={localOf(new Date(now).toISOString(), zone)}
          onChange={(event) => {
            const at = instantOf(event.currentTarget.value, zone);
            if (at !== null) onChange(at);
          }}
          className={cx(control, 'num min-h-7 text-s')}
        />
      ) : null}
    </span>
  );
}
