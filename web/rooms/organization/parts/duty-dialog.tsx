import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, newKey, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { dayIn } from '../../../lib/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { absencesQuery, api, type Person, type Unit } from '../api.ts';
import { dutiesQuery } from './duty-queries.ts';
import { nameOf } from './unit-tree.ts';
import { clockOf, type Weekday, weekdayName, weekdays } from './week.ts';

const NEVER = ['ADMIN', 'INTEGRATION'];

/** Somebody is put on duty: for whom, on which days, from when to when. */
export function DutyDialog({ people, units, onClose }: { people: Person[]; units: Unit[]; onClose: () => void }) {
  const { centre, person: me } = useMe();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [personId, setPersonId] = useState<string | null>(null);
  const [covers, setCovers] = useState<string | null>(null);
  const [days, setDays] = useState<Weekday[]>([...weekdays]);
  const [from, setFrom] = useState('18:00');
  const [to, setTo] = useState('09:00');
  const [fromDate, setFromDate] = useState(() => dayIn(centre.timeZone, new Date()));
  const [toDate, setToDate] = useState('');
  const [kind = '', ref = ''] = (covers ?? '').split(':');
  const add = useMutation({
    mutationFn: () =>
      api('POST /duties', {
        body: {
          personId: personId ?? '',
          role: kind === 'role' ? ref : null,
          unitId: kind === 'unit' ? ref : null,
          days: weekdays.filter((one) => days.includes(one)),
          from: clockOf(from),
          to: clockOf(to),
          fromDate,
          toDate: toDate || null,
        },
        key,
      }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries(dutiesQuery), queries.invalidateQueries(absencesQuery)]);
      onClose();
    },
  });
  const here = people.filter((one) => one.active && !one.assistant && !NEVER.includes(one.role));
  const roles = [...new Set(here.map((one) => one.role))];
  const byField = add.error instanceof RefusalError && add.error.field;
  const why = !personId
    ? t('organization.duty.who')
    : !covers
      ? t('organization.duty.whom')
      : days.length === 0
        ? t('organization.duty.someDay')
        : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('organization.duty.add')}
      width="s"
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} why={why} onClick={() => add.mutate()}>
            {t('organization.duty.do')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {add.error && !byField ? <Problem error={add.error} /> : null}
        <Field label={t('organization.duty.person')} error={fieldError(add.error, 'personId')}>
          <Select
            value={personId}
            onChange={setPersonId}
            options={here
              .filter((one) => one.id !== me.id)
              .map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(`organization.role.${role}`)}` }))}
          />
        </Field>
        <Field label={t('organization.duty.covers')} error={fieldError(add.error, 'role') ?? fieldError(add.error, 'unitId')}>
          <Select
            value={covers}
            onChange={setCovers}
            options={[
              ...roles.map((role) => ({
                value: `role:${role}`,
                label: t('organization.duty.covers.role', { name: t(`organization.role.${role}`) }),
              })),
              ...units.map((unit) => ({
                value: `unit:${unit.id}`,
                label: t('organization.duty.covers.unit', { name: nameOf(unit) }),
              })),
            ]}
          />
        </Field>
        <fieldset className="m-0 border-0 p-0">
          <legend className="mb-1 text-s font-medium text-ink-2">{t('organization.duty.days')}</legend>
          <div className="flex flex-wrap gap-x-4">
            {weekdays.map((one) => (
              <Checkbox
                key={one}
                checked={days.includes(one)}
                onChange={(isOn) => setDays(isOn ? [...days, one] : days.filter((other) => other !== one))}
              >
                {weekdayName(one, 'short')}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <div className="grid grid-cols-2 gap-4">
          <Field label={t('organization.duty.from')} error={fieldError(add.error, 'from')}>
            <Input type="time" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          </Field>
          <Field
            label={t('organization.duty.to')}
            error={fieldError(add.error, 'to')}
            hint={clockOf(to) <= clockOf(from) ? t('organization.duty.overnight') : undefined}
          >
            <Input type="time" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          </Field>
          <Field label={t('organization.duty.fromDate')} error={fieldError(add.error, 'fromDate')}>
            <Input type="date" value={fromDate} onChange={(event) => setFromDate(event.currentTarget.value)} />
          </Field>
          <Field label={t('organization.duty.toDate')} error={fieldError(add.error, 'toDate')} optional>
            <Input type="date" value={toDate} min={fromDate} onChange={(event) => setToDate(event.currentTarget.value)} />
          </Field>
        </div>
      </div>
    </Dialog>
  );
}
