import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { type Hours, type Weekday, weekdayName, weekdays } from './week.ts';

type Stretch = [string, string];
type Props = { hours: Hours; onChange: (hours: Hours) => void; error: (field: string) => string | undefined };

/** The input of the browser knows no 24:00: midnight at the end of a stretch is written as it shows it. */
const shown = (end: string): string => (end === '24:00' ? '00:00' : end);
const kept = (end: string): string => (end === '00:00' ? '24:00' : end);

function DayRow({
  day,
  stretches,
  onChange,
  error,
}: {
  day: Weekday;
  stretches: Stretch[];
  onChange: (next: Stretch[]) => void;
  error: string | undefined;
}) {
  const put = (index: number, next: Stretch): void => onChange(stretches.map((one, at) => (at === index ? next : one)));
  const name = weekdayName(day);
  const last = stretches.at(-1);
  return (
    <li className="grid grid-cols-[5.5rem_1fr] items-start gap-x-3 border-b border-line py-1.5">
      <span className="pt-1.5 first-letter:uppercase">{name}</span>
      <div className="grid gap-1.5">
        {stretches.map(([from, to], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place
          <div key={index} className="flex items-center gap-1.5">
            <Input
              type="time"
              aria-label={t('organization.hours.from', { day: name })}
              value={from}
              className="num w-26!"
              onChange={(event) => put(index, [event.currentTarget.value, to])}
            />
            <span aria-hidden="true">–</span>
            <Input
              type="time"
              aria-label={t('organization.hours.to', { day: name })}
              value={shown(to)}
              className="num w-26!"
              onChange={(event) => put(index, [from, kept(event.currentTarget.value)])}
            />
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
        <div className="flex min-h-8 items-center gap-3">
          {stretches.length === 0 ? <span className="text-ink-3">{t('organization.hours.closed')}</span> : null}
          <Button
            tone="quiet"
            size="s"
            aria-label={t('organization.hours.addTo', { day: name })}
            onClick={() => onChange([...stretches, last ? [shown(last[1]), '21:00'] : ['09:00', '18:00']])}
          >
            {t('organization.hours.add')}
          </Button>
        </div>
        {error ? (
          <p role="alert" className="m-0 text-s text-bad">
            {error}
          </p>
        ) : null}
      </div>
    </li>
  );
}

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
