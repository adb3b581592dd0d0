import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ClockInput } from './clock-input.tsx';
import { type Hours, type Weekday, weekdayName, weekdays } from './week.ts';

type Stretch = [string, string];
type DayProps = { day: Weekday; stretches: Stretch[]; onChange: (next: Stretch[]) => void; error: string | undefined };

function DayRow({ day, stretches, onChange, error }: DayProps) {
  const put = (index: number, next: Stretch): void => onChange(stretches.map((one, at) => (at === index ? next : one)));
  const name = weekdayName(day);
  const last = stretches.at(-1);
  const next: Stretch = last ? [last[1], '21:00'] : ['09:00', '18:00'];
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)_auto] items-start gap-x-2 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto] border-b border-line py-1.5">
      <span className="pt-1.5 first-letter:uppercase">{name}</span>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {stretches.length === 0 ? <span className="pt-1.5 text-ink-3">{t('organization.hours.closed')}</span> : null}
        {stretches.map(([from, to], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place
          <div key={index} className="flex items-center gap-1.5">
            <ClockInput
              label={t('organization.hours.from', { day: name })}
              value={from}
              onChange={(at) => put(index, [at, to])}
            />
            <span aria-hidden="true">–</span>
            <ClockInput label={t('organization.hours.to', { day: name })} value={to} onChange={(at) => put(index, [from, at])} />
            <Button
              tone="quiet"
              size="s"
              aria-label={t('organization.hours.drop', { day: name, from, to })}
              onClick={() => onChange(stretches.filter((_, at) => at !== index))}
            >
              <Icon name="close" size={13} />
            </Button>
          </div>
        ))}
        {error ? (
          <p role="alert" className="m-0 w-full text-s text-bad">
            {error}
          </p>
        ) : null}
      </div>
      <Button
        tone="quiet"
        size="s"
        className="mt-1"
        aria-label={t('organization.hours.addTo', { day: name })}
        onClick={() => onChange([...stretches, next])}
      >
        <Icon name="plus" size={12} />
        <span className="max-sm:sr-only">{t('organization.hours.add')}</span>
      </Button>
    </li>
  );
}

type Props = { hours: Hours; onChange: (hours: Hours) => void; error: (field: string) => string | undefined };

/** When it is open, weekday by weekday; what is left without any stretch is closed. */
export function HoursEditor({ hours, onChange, error }: Props) {
  return (
    <>
      <ul className="m-0 list-none border-t border-line p-0">
        {weekdays.map((day) => (
          <DayRow
            key={day}
            day={day}
            stretches={hours[day] ?? []}
            error={error(`hours.${day}`)}
            onChange={(next) => onChange({ ...hours, [day]: next })}
          />
        ))}
      </ul>
      {error('hours') ? (
        <p role="alert" className="m-0 mt-1.5 text-s text-bad">
          {error('hours')}
        </p>
      ) : null}
    </>
  );
}
