import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Centre } from '../api.ts';
import { HolidaysEditor } from './holidays-editor.tsx';
import { HoursEditor } from './hours-editor.tsx';
import { isAlways } from './week.ts';
import { zoneOptions } from './zones.ts';

type Draft = Pick<Centre, 'name' | 'timeZone' | 'hours' | 'holidays'>;
type Props = {
  centre: Centre;
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  error: (field: string) => string | undefined;
};

const workdays: Centre['hours'] = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]]),
);

/** Name and zone, when it attends, when it does not. */
export function CentreFields({ centre, draft, set, error }: Props) {
  const always = isAlways(draft.hours);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-2">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8">
        <div className="grid gap-4">
          <Field label={t('organization.firstRun.name')} hint={t('organization.firstRun.name.hint')} error={error('name')}>
            <Input value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} />
          </Field>
          <Field label={t('organization.centre.zone')} hint={t('organization.centre.zone.hint')} error={error('timeZone')}>
            <Select value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} options={zoneOptions(draft.timeZone)} />
          </Field>
          <Facts
            facts={[
              { name: t('organization.centre.currency'), value: centre.currency },
              { name: t('organization.centre.prefix'), value: t('organization.centre.prefix.is', { prefix: centre.keyPrefix }) },
            ]}
          />
        </div>
        <Section title={t('organization.centre.hours')}>
          <p className="m-0 mb-2 text-ink-2">{t('organization.centre.hours.about')}</p>
          <Checkbox checked={always} onChange={(on) => set({ hours: on ? {} : workdays })}>
            {t('organization.centre.always')}
          </Checkbox>
          {always ? null : (
            <div className="mt-2">
              <HoursEditor hours={draft.hours} error={error} onChange={(hours) => set({ hours })} />
            </div>
          )}
          {always && error('hours') ? <p className="text-s text-bad">{error('hours')}</p> : null}
        </Section>
      </div>
      <Section title={t('organization.centre.holidays')}>
        <p className="m-0 mb-2 text-ink-2">{t('organization.centre.holidays.about')}</p>
        <HolidaysEditor holidays={draft.holidays} onChange={(holidays) => set({ holidays })} />
      </Section>
    </div>
  );
}
