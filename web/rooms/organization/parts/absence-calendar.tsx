import { useEffect, useRef, useState } from 'react';
import { useNow } from '../../../lib/now.ts';
import { useMe } from '../../../lib/session.ts';
import { localeTag, t } from '../../../lib/words.ts';
import { dayIn } from '../../../lib/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Absence } from '../api.ts';
import { absenceOn, daysOf, isWeekend, monthAfter } from './month.ts';

const inWords = (day: string, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeTag(), { ...how, timeZone: 'UTC' }).format(new Date(`${day}T12:00Z`));

/** A month of absences: a line for each person away, who stands in on the bar, and those with nobody in the colour of what is at risk. */
export function AbsenceCalendar({ absences, onAdd }: { absences: Absence[]; onAdd: () => void }) {
  const zone = useMe().centre.timeZone;
  const today = dayIn(zone, new Date(useNow()));
  const [month, setMonth] = useState(today.slice(0, 7));
  const days = daysOf(month);
  const table = useRef<HTMLDivElement>(null);
  // On a narrow screen the month begins where today is, with the three days before it.
  useEffect(() => {
    const now = table.current?.querySelector<HTMLElement>('thead [aria-current=date]');
    const names = table.current?.querySelector<HTMLElement>('thead th');
    if (table.current && now && names) table.current.scrollLeft = now.offsetLeft - names.offsetWidth - 3 * now.offsetWidth;
  }, [month]);
  const people = [...Map.groupBy(absences, (one) => one.personId).values()]
    .map((own) => ({
      name: own[0]?.personName ?? '',
      id: own[0]?.personId ?? '',
      on: days.map((day) => absenceOn(own, day, zone)),
    }))
    .filter(({ on }) => on.some((one) => one !== null));
  const bare = new Set(people.flatMap(({ on }) => on.flatMap((one) => (one && !one.deputyId ? [one.id] : []))));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <header className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="head-650 m-0 text-xl">{t('organization.calendar.title')}</h2>
        <Button size="s" tone="primary" onClick={onAdd}>
          {t('organization.absence.add')}
        </Button>
      </header>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button size="s" aria-label={t('organization.calendar.before')} onClick={() => setMonth(monthAfter(month, -1))}>
          <Icon name="back" size={13} />
        </Button>
        <b aria-live="polite" className="min-w-40 text-center font-semibold first-letter:uppercase">
          {inWords(`${month}-01`, { month: 'long', year: 'numeric' })}
        </b>
        <Button size="s" aria-label={t('organization.calendar.after')} onClick={() => setMonth(monthAfter(month, 1))}>
          <span className="inline-block rotate-180">
            <Icon name="back" size={13} />
          </span>
        </Button>
        {month === today.slice(0, 7) ? null : (
          <Button size="s" tone="quiet" onClick={() => setMonth(today.slice(0, 7))}>
            {t('organization.calendar.today')}
          </Button>
        )}
        {bare.size > 0 ? (
          <span className="num ml-auto text-s text-bad">{t('organization.calendar.bareCount', { count: bare.size })}</span>
        ) : null}
      </div>
      {people.length === 0 ? <p className="m-0 text-ink-3">{t('organization.calendar.none')}</p> : null}
      {people.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled by the arrow keys
        <div ref={table} className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('organization.calendar.title')}>
          <table className="num w-full min-w-220 table-fixed border-collapse text-s">
            <caption className="sr-only">{t('organization.calendar.title')}</caption>
            <thead>
              <tr className="border-b border-line-strong text-ink-3">
                <th scope="col" className="sticky left-0 z-1 w-36 bg-surface py-1 text-left font-normal">
                  {t('organization.calendar.person')}
                </th>
                {days.map((day) => (
                  <th
                    key={day}
                    scope="col"
                    aria-current={day === today ? 'date' : undefined}
                    className={cx(
                      'py-1 text-center font-normal',
                      isWeekend(day) && 'bg-paper',
                      day === today && 'font-semibold text-ink',
                    )}
                  >
                    <span className="block text-label">{inWords(day, { weekday: 'narrow' })}</span>
                    {Number(day.slice(8))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, name, on }) => (
                <tr key={id} className="border-b border-line">
                  <th scope="row" className="sticky left-0 z-1 truncate bg-surface py-1.5 pr-2 text-left text-m font-medium">
                    {name}
                  </th>
                  {cellsOf(on).map(({ absence, from, length }) => (
                    <td
                      key={from}
                      colSpan={length}
                      className={cx('relative h-9 p-0', length === 1 && isWeekend(days[from] ?? '') && !absence && 'bg-paper')}
                    >
                      {absence ? (
                        <span
                          className={cx(
                            'absolute inset-x-px inset-y-1.5 flex items-center overflow-hidden rounded-s border px-1.5 whitespace-nowrap',
                            absence.deputyName ? 'border-line-strong bg-sunken text-ink-2' : 'border-bad bg-bad-soft text-bad',
                          )}
                        >
                          <span aria-hidden="true" className="truncate">
                            {length < 3
                              ? ''
                              : absence.deputyName
                                ? t('organization.absence.deputy', { name: absence.deputyName })
                                : t('organization.calendar.bare')}
                          </span>
                          <span className="sr-only">
                            {t('organization.calendar.day', {
                              name,
                              day: inWords(days[from] ?? '', { day: 'numeric', month: 'long' }),
                              deputy: absence.deputyName ?? '_none',
                            })}
                          </span>
                        </span>
                      ) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}

type Cell = { absence: Absence | null; from: number; length: number };

/** Days of one absence drawn as one bar; free days each for themselves. */
function cellsOf(on: readonly (Absence | null)[]): Cell[] {
  const cells: Cell[] = [];
  for (const [from, absence] of on.entries()) {
    const last = cells.at(-1);
    if (absence && last?.absence?.id === absence.id) last.length += 1;
    else cells.push({ absence, from, length: 1 });
  }
  return cells;
}
