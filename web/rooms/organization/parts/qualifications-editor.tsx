import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { PersonDraft } from './person-draft.ts';

type One = PersonDraft['qualifications'][number];
type Props = { list: One[]; error: string | undefined; onChange: (list: One[]) => void };

/** Certifications by their codes, each with the last day it is valid; without one it does not expire. */
export function QualificationsEditor({ list, error, onChange }: Props) {
  const put = (at: number, change: Partial<One>): void =>
    onChange(list.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <fieldset className="m-0 grid gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 text-s font-medium text-ink-2">{t('organization.person.certifications')}</legend>
      {list.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a certification being written has no other name
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,11rem)_auto] items-end gap-1.5">
          <Field label={t('organization.person.certification.code')} hideLabel={at > 0} error={at === 0 ? error : undefined}>
            <Input value={one.code} maxLength={40} onChange={(event) => put(at, { code: event.currentTarget.value })} />
          </Field>
          <Field label={t('organization.person.certification.until')} hideLabel={at > 0} optional={at === 0}>
            <Input type="date" value={one.until} onChange={(event) => put(at, { until: event.currentTarget.value })} />
          </Field>
          <Button
            tone="quiet"
            className="px-1.5"
            aria-label={t('organization.person.certification.remove', { code: one.code })}
            onClick={() => onChange(list.filter((_, index) => index !== at))}
          >
            <Icon name="close" size={13} />
          </Button>
        </div>
      ))}
      <Button size="s" className="justify-self-start" onClick={() => onChange([...list, { code: '', until: '' }])}>
        <Icon name="plus" size={12} />
        {t('organization.person.certification.add')}
      </Button>
    </fieldset>
  );
}
