import { useState } from 'react';
import { date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useNow } from '../../../lib/now.ts';
import type { Centre } from '../api.ts';

type Holiday = Centre['holidays'][number];

/** Days on which nobody attends. Past ones are kept and not listed: the clocks of old cases were counted with them. */
export function HolidaysEditor({ holidays, onChange }: { holidays: Holiday[]; onChange: (holidays: Holiday[]) => void }) {
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const coming = holidays.filter((holiday) => holiday.day >= today);
  const add = (): void => {
    onChange(
      [...holidays.filter((one) => one.day !== day), { day, name: name.trim() }].toSorted((a, b) => a.day.localeCompare(b.day)),
    );
    setDay('');
    setName('');
  };
  return (
    <div className="grid gap-3">
      {coming.length === 0 ? <p className="m-0 text-ink-3">{t('organization.holidays.none')}</p> : null}
      <ul className="m-0 max-h-96 list-none overflow-y-auto border-t border-line p-0">
        {coming.map((holiday) => (
          <li key={holiday.day} className="num flex items-center gap-3 border-b border-line py-1">
            <span className="w-28 shrink-0 text-ink-2">{date(`${holiday.day}T12:00:00Z`)}</span>
            <span className="min-w-0 flex-1">{holiday.name}</span>
            <Button
              size="s"
              tone="quiet"
              aria-label={t('organization.holidays.drop', { name: holiday.name, day: date(`${holiday.day}T12:00:00Z`) })}
              onClick={() => onChange(holidays.filter((one) => one.day !== holiday.day))}
            >
              <Icon name="close" size={13} />
            </Button>
          </li>
        ))}
      </ul>
      <div className="grid items-end gap-3 sm:grid-cols-[9.5rem_1fr_auto]">
        <Field label={t('organization.holidays.day')}>
          <Input type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        </Field>
        <Field label={t('organization.holidays.name')}>
          <Input value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Button why={day && name.trim() ? null : t('organization.holidays.why')} onClick={add}>
          {t('organization.holidays.add')}
        </Button>
      </div>
    </div>
  );
}
