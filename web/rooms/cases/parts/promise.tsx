import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { control } from '../../../ui/field.tsx';

const MINUTES = [30, 60, 120, 240] as const;

/** `2026-11-30T12:00` in the clock of this machine, for the platform's own field. */
const local = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Until when the customer is promised an answer: soon, or at a moment of one's own. Null promises nothing. */
export function PromisePicker({
  value,
  onChange,
  id,
}: {
  value: string | null;
  onChange: (iso: string | null) => void;
  id?: string;
}) {
  const [exact, setExact] = useState(false);
  const choose = (text: string): void => {
    setExact(text === 'exact');
    if (text === 'none') onChange(null);
    else if (text === 'exact') onChange(new Date(Date.now() + 24 * 3_600_000).toISOString());
    else if (text !== 'chosen') onChange(new Date(Date.now() + Number(text) * 60_000).toISOString());
  };
  const shown = exact ? 'exact' : value === null ? 'none' : 'chosen';
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <select
        id={id}
        aria-label={t('cases.promise')}
        value={shown}
        onChange={(event) => choose(event.currentTarget.value)}
        className={cx(control, 'picker num min-h-7 w-auto! cursor-pointer text-s!', value && 'border-accent! text-accent!')}
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
          value={local(new Date(value))}
          min={local(new Date())}
          onChange={(event) => {
            const at = new Date(event.currentTarget.value);
            if (!Number.isNaN(at.getTime())) onChange(at.toISOString());
          }}
          className={cx(control, 'num min-h-7 w-auto! text-s!')}
        />
      ) : null}
    </span>
  );
}
