import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { date } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { absencesQuery, api, type Person, type Unit } from '../api.ts';
import { DutyDialog } from './duty-dialog.tsx';
import { dutiesQuery, type Duty } from './duty-queries.ts';
import { weekdayName, weekdays } from './week.ts';

const KEEPERS = ['ADMIN', 'CENTRE_MANAGER', 'AUTHORITY'];

const coveredBy = (duty: Duty): string =>
  duty.role ? t(`organization.role.${duty.role as Person['role']}`) : (duty.unitName ?? '');

/** The week of those on duty: a line for each, a column for each day on which it begins. */
export function DutyRota({ people, units }: { people: Person[]; units: Unit[] }) {
  const { person } = useMe();
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const duties = useQuery(dutiesQuery);
  const remove = useMutation({
    mutationFn: (dutyId: string) => api('DELETE /duties/:dutyId', { params: { dutyId } }),
    onSuccess: () => Promise.all([queries.invalidateQueries(dutiesQuery), queries.invalidateQueries(absencesQuery)]),
  });
  const may = KEEPERS.includes(person.role);
  const failed = duties.error ?? remove.error;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <header className="mb-1 flex flex-wrap items-center justify-between gap-3">
        <h2 className="head-650 m-0 text-xl">{t('organization.duty.title')}</h2>
        {may ? (
          <Button size="s" tone="primary" onClick={() => setAdding(true)}>
            {t('organization.duty.add')}
          </Button>
        ) : null}
      </header>
      <p className="mt-0 mb-5 max-w-160 text-ink-2">{t('organization.duty.about')}</p>
      {failed ? <Problem error={failed} className="mb-3" /> : null}
      {duties.isPending ? <Waiting lines={4} /> : null}
      {duties.data?.length === 0 ? <p className="m-0 text-ink-3">{t('organization.duty.none')}</p> : null}
      {duties.data && duties.data.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled by the arrow keys
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('organization.duty.title')}>
          <table className="num w-full min-w-175 border-collapse">
            <caption className="sr-only">{t('organization.duty.title')}</caption>
            <thead>
              <tr className="border-b border-line-strong text-left text-s text-ink-3">
                <th scope="col" className="py-1.5 pr-3 font-normal">
                  {t('organization.duty.person')}
                </th>
                {weekdays.map((one) => (
                  <th key={one} scope="col" className="w-[10%] px-1 py-1.5 font-normal first-letter:uppercase">
                    {weekdayName(one, 'short')}
                  </th>
                ))}
                <th scope="col" className="w-8">
                  <span className="sr-only">{t('organization.duty.remove', { name: '' })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {duties.data.map((duty) => (
                <tr key={duty.id} className="border-b border-line align-top">
                  <th scope="row" className="py-2 pr-3 text-left font-normal">
                    <b className="font-semibold">{duty.personName}</b>{' '}
                    <span className="text-ink-2">{t('organization.duty.for', { name: coveredBy(duty) })}</span>
                    <span className="block text-s text-ink-3">
                      {duty.toDate
                        ? t('organization.duty.until', { at: date(`${duty.toDate}T12:00:00Z`) })
                        : t('organization.duty.since', { at: date(`${duty.fromDate}T12:00:00Z`) })}
                    </span>
                  </th>
                  {weekdays.map((one) => {
                    const isOn = duty.days.includes(one);
                    return (
                      <td key={one} className="px-1 py-2">
                        <span
                          className={cx(
                            'grid min-h-9 content-center rounded-s px-1.5 text-s',
                            isOn ? 'border border-line-strong bg-sunken text-ink' : 'text-ink-3',
                          )}
                        >
                          {isOn ? (
                            <>
                              <span>{duty.from}</span>
                              <span>{duty.to}</span>
                            </>
                          ) : (
                            <span aria-hidden="true">·</span>
                          )}
                        </span>
                      </td>
                    );
                  })}
                  <td className="py-2 text-right">
                    {may ? (
                      <Button
                        size="s"
                        tone="quiet"
                        className="px-1.5"
                        aria-label={t('organization.duty.remove', { name: duty.personName })}
                        busy={remove.isPending && remove.variables === duty.id}
                        onClick={() => remove.mutate(duty.id)}
                      >
                        <Icon name="close" size={13} />
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {adding ? <DutyDialog people={people} units={units} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
