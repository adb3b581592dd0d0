import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Condition } from '../api.ts';
import { conditionFor, FACTS, factKind, factName } from './facts.ts';
import { ValueInput } from './value-input.tsx';

/** A fact as it is, not a comparison: lists are what they contain, the rest is equal to its value. */
const known = (name: string): Condition => ({ ...conditionFor(name), op: factKind(name).type === 'list' ? 'has' : 'eq' });

/** What is known of the case in an example. */
export function FactsEditor({
  facts,
  currency,
  onChange,
}: {
  facts: Condition[];
  currency: string;
  onChange: (facts: Condition[]) => void;
}) {
  const put = (at: number, next: Condition): void => onChange(facts.map((one, index) => (index === at ? next : one)));
  const free = FACTS.find((one) => !facts.some((other) => other.fact === one.name));
  return (
    <fieldset className="m-0 grid gap-1.5 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.example.facts')}</legend>
      {facts.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fact may be chosen anew in its place
        <div key={`${at}${one.fact}`} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-1.5">
          <Field label={t('attributions.conditions.fact')} hideLabel>
            <Select
              value={one.fact}
              onChange={(name) => put(at, known(name))}
              options={FACTS.map(({ name }) => ({ value: name, label: factName(name) }))}
            />
          </Field>
          <Field label={t('attributions.conditions.value')} hideLabel>
            <ValueInput condition={one} currency={currency} onChange={(value) => put(at, { ...one, value })} />
          </Field>
          <Button
            tone="quiet"
            className="px-1.5"
            aria-label={t('attributions.conditions.remove', { fact: factName(one.fact) })}
            onClick={() => onChange(facts.filter((_, index) => index !== at))}
          >
            <Icon name="close" size={13} />
          </Button>
        </div>
      ))}
      {free ? (
        <Button size="s" className="justify-self-start" onClick={() => onChange([...facts, known(free.name)])}>
          <Icon name="plus" size={12} />
          {t('attributions.example.addFact')}
        </Button>
      ) : null}
    </fieldset>
  );
}
