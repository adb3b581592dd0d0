import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Input } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Condition } from '../api.ts';
import { factKind, takesList, valueName } from './facts.ts';

type Value = Condition['value'];
const split = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Several values, written with commas between them; kept as typed until it is left, so that a comma can be written at all. */
function ListInput({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const [text, setText] = useState(value.join(', '));
  return (
    <Input
      value={text}
      placeholder={t('attributions.value.list')}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(split(event.currentTarget.value));
      }}
    />
  );
}

/** What a fact is compared with, in the form of that fact. */
export function ValueInput({
  condition,
  currency,
  onChange,
}: {
  condition: Condition;
  currency: string;
  onChange: (value: Value) => void;
}) {
  const { fact, op, value } = condition;
  const { type, choices } = factKind(fact);
  if (type === 'boolean')
    return (
      <Select
        value={value === false ? 'no' : 'yes'}
        onChange={(next) => onChange(next === 'yes')}
        options={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`attributions.${one}`) }))}
      />
    );
  if (type === 'money')
    return (
      <MoneyInput
        value={{ minor: typeof value === 'number' ? value : 0, currency }}
        currency={currency}
        onChange={(amount) => onChange(amount?.minor ?? null)}
      />
    );
  if (type === 'number')
    return (
      <Input
        inputMode="numeric"
        className="num text-right"
        value={typeof value === 'number' ? String(value) : ''}
        onChange={(event) => {
          const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, 9);
          onChange(digits === '' ? null : Number(digits));
        }}
      />
    );
  if (takesList(op)) return <ListInput value={Array.isArray(value) ? value : []} onChange={onChange} />;
  const text = typeof value === 'string' ? value : '';
  if (choices.length > 0)
    return (
      <Select
        value={choices.includes(text) ? text : null}
        onChange={onChange}
        options={choices.map((one) => ({ value: one, label: valueName(fact, one) }))}
      />
    );
  return <Input value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}
