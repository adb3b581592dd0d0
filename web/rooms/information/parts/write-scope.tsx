import { useQuery } from '@tanstack/react-query';
import { locale, t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { kindsQuery, unitsQuery } from '../api.ts';
import type { Form } from './form.ts';

type Named = { nameEs: string; nameEn: string };
const nameOf = ({ nameEs, nameEn }: Named): string => (locale() === 'en' ? nameEn : nameEs);
const toggled = (list: readonly string[], one: string, on: boolean): string[] =>
  on ? [...list, one] : list.filter((other) => other !== one);

type Props = { form: Form; errorOf: (field: keyof Form) => string | undefined; onChange: (some: Partial<Form>) => void };

/** A group of checkboxes that may be many: in two columns, folded while none is chosen. */
function Many({
  title,
  none,
  chosen,
  options,
  error,
  onChange,
}: {
  title: string;
  none: string;
  chosen: readonly string[];
  options: { value: string; label: string }[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}) {
  const named = options.filter((one) => chosen.includes(one.value)).map((one) => one.label);
  return (
    <details className="group border-t border-line pt-2" open={chosen.length > 0 || Boolean(error)}>
      <summary className="flex min-h-7 cursor-pointer flex-wrap items-baseline gap-x-3">
        <span className="text-s font-medium text-ink-2">{title}</span>
        <span>{named.length > 0 ? named.join(', ') : none}</span>
      </summary>
      <div className="grid gap-x-6 pt-1.5 sm:grid-cols-2">
        {options.map((one) => (
          <Checkbox
            key={one.value}
            checked={chosen.includes(one.value)}
            onChange={(on) => onChange(toggled(chosen, one.value, on))}
          >
            {one.label}
          </Checkbox>
        ))}
      </div>
      {error ? (
        <p role="alert" className="m-0 pt-1 text-s text-bad">
          {error}
        </p>
      ) : null}
    </details>
  );
}

/** What the notice is about, which actions it stands before, and for whom it is. */
export function WriteScope({ form, errorOf, onChange }: Props) {
  const kinds = useQuery(kindsQuery);
  const units = useQuery(unitsQuery);
  return (
    <>
      <Field label={t('information.write.skus')} hint={t('information.write.skus.hint')} error={errorOf('skus')}>
        <Input value={form.skus} onChange={(event) => onChange({ skus: event.currentTarget.value })} />
      </Field>
      <Many
        title={t('information.write.actions')}
        none={t('information.write.actions.none')}
        chosen={form.actions}
        options={(kinds.data ?? []).map((kind) => ({ value: kind.code, label: nameOf(kind) }))}
        error={errorOf('actions')}
        onChange={(actions) => onChange({ actions })}
      />
      {form.actions.length > 0 ? (
        <Checkbox
          checked={form.withholds}
          onChange={(withholds) => onChange({ withholds })}
          hint={t('information.write.withholds.hint')}
        >
          {t('information.write.withholds')}
        </Checkbox>
      ) : null}
      <Many
        title={t('information.write.audience')}
        none={t('information.everybody')}
        chosen={form.unitIds}
        options={(units.data ?? []).map((unit) => ({ value: unit.id, label: nameOf(unit) }))}
        error={errorOf('unitIds')}
        onChange={(unitIds) => onChange({ unitIds })}
      />
    </>
  );
}
