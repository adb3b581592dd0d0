import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { instantOf, localOf } from '../../../lib/zone.ts';
import { Field, Input } from '../../../ui/field.tsx';
import type { Form } from './form.ts';

type Props = {
  form: Form;
  errorOf: (field: string) => string | undefined;
  onChange: (some: Partial<Form>) => void;
};

/** From which day until which, and why: the reason is what the agent reads beside the ruling. */
export function ValidityEditor({ form, errorOf, onChange }: Props) {
  const { timeZone } = useMe().centre;
  const dayOf = (iso: string | null): string => (iso ? localOf(iso, timeZone).slice(0, 10) : '');
  const at = (day: string): string | null => (day ? instantOf(day, timeZone) : null);
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('attributions.edit.from')} error={errorOf('validFrom')}>
          <Input
            type="date"
            value={dayOf(form.validFrom)}
            onChange={(event) => onChange({ validFrom: at(event.currentTarget.value) })}
          />
        </Field>
        <Field label={t('attributions.edit.to')} error={errorOf('validTo')}>
          <Input
            type="date"
            value={dayOf(form.validTo)}
            onChange={(event) => onChange({ validTo: at(event.currentTarget.value) })}
          />
        </Field>
      </div>
      <Field label={t('attributions.edit.reasonEs')} optional>
        <Input value={form.reasonEs} onChange={(event) => onChange({ reasonEs: event.currentTarget.value })} />
      </Field>
      <Field label={t('attributions.edit.reasonEn')} optional>
        <Input value={form.reasonEn} onChange={(event) => onChange({ reasonEn: event.currentTarget.value })} />
      </Field>
    </>
  );
}
