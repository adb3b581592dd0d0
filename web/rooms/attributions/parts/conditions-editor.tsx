import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Condition } from '../api.ts';
import { conditionFor, FACTS, factKind, factName, opName, opsOf, takesList, takesNothing } from './facts.ts';
import { ValueInput } from './value-input.tsx';

type Props = {
  conditions: Condition[];
  currency: string;
  errorOf: (field: string) => string | undefined;
  onChange: (conditions: Condition[]) => void;
};

/** The value goes with the kind of comparison: a list where it is one, nothing where nothing is compared. */
function withOp({ fact, value }: Condition, op: Condition['op']): Condition {
  if (takesNothing(op)) return { fact, op };
  const list = takesList(op);
  if (list === Array.isArray(value) && value !== undefined) return { fact, op, value };
  if (list) return { fact, op, value: typeof value === 'string' && value ? [value] : [] };
  return { ...conditionFor(fact), op };
}

/** When a row speaks of a request: each fact with what it is compared to; all must hold. */
export function ConditionsEditor({ conditions, currency, errorOf, onChange }: Props) {
  const put = (at: number, next: Condition): void => onChange(conditions.map((one, index) => (index === at ? next : one)));
  const names = [...new Set([...FACTS.map((one) => one.name), ...conditions.map((one) => one.fact)])];
  const next = FACTS.find((one) => !conditions.some((other) => other.fact === one.name))?.name ?? 'ground';
  return (
    <fieldset className="m-0 grid gap-1.5 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.conditions')}</legend>
      {conditions.length === 0 ? <p className="m-0 text-s text-ink-3">{t('attributions.conditions.none')}</p> : null}
      {conditions.map((condition, at) => {
        const kind = factKind(condition.fact);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a condition has no other name
          <div key={`${at}${condition.fact}${condition.op}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5">
            <div className="grid gap-1.5">
              <Field label={t('attributions.conditions.fact')} hideLabel>
                <Select
                  value={condition.fact}
                  onChange={(name) => put(at, conditionFor(name))}
                  options={names.map((name) => ({ value: name, label: factName(name) }))}
                />
              </Field>
              <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-1.5">
                <Field label={t('attributions.conditions.op')} hideLabel>
                  <Select
                    value={condition.op}
                    onChange={(op) => put(at, withOp(condition, op))}
                    options={[...new Set([...opsOf(kind), condition.op])].map((op) => ({
                      value: op,
                      label: opName(op, kind.type),
                    }))}
                  />
                </Field>
                {takesNothing(condition.op) ? null : (
                  <Field label={t('attributions.conditions.value')} hideLabel error={errorOf(`conditions.${at}.value`)}>
                    <ValueInput
                      condition={condition}
                      currency={currency}
                      onChange={(value) => put(at, { ...condition, value })}
                    />
                  </Field>
                )}
              </div>
            </div>
            <Button
              tone="quiet"
              className="px-1.5"
              aria-label={t('attributions.conditions.remove', { fact: factName(condition.fact) })}
              onClick={() => onChange(conditions.filter((_, index) => index !== at))}
            >
              <Icon name="close" size={13} />
            </Button>
          </div>
        );
      })}
      <Button size="s" className="justify-self-start" onClick={() => onChange([...conditions, conditionFor(next)])}>
        <Icon name="plus" size={12} />
        {t('attributions.conditions.add')}
      </Button>
    </fieldset>
  );
}
