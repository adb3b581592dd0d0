import type { Money } from '../../../lib/format.ts';
import { said } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Order } from '../api.ts';
import { AddressFields } from './address-fields.tsx';
import type { Params } from './asked.ts';
import { type Item, Items } from './items-field.tsx';
import { LinesField } from './lines-field.tsx';
import { nameOf, type Param } from './param-words.ts';
import { SkuField } from './sku-field.tsx';

type Value = Params[string] | undefined;
type Props = {
  param: Param;
  value: Value;
  order: Order | null;
  currency: string;
  error: string | undefined;
  onChange: (value: Value) => void;
};

const choiceOf = (name: string, value: string): string => said(`cases.choice.${name}.${value}`) ?? value;
/** Told in a sentence or more. */
const long = new Set(['reason', 'fault', 'cause', 'defence', 'signals', 'incident', 'scope']);
const text = (value: Value): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function Plain({ param, value, order, currency, onChange }: Props) {
  switch (param.type) {
    case 'choice':
      return (
        <Select
          value={text(value) || null}
          onChange={onChange}
          options={param.choices.map((choice) => ({ value: choice, label: choiceOf(param.name, choice) }))}
        />
      );
    case 'money':
      return <MoneyInput value={value ? (value as Money) : null} currency={currency} onChange={onChange} />;
    case 'integer':
      return (
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          step={1}
          className="num"
          value={text(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : Math.trunc(Number(currentTarget.value)))}
        />
      );
    case 'date':
      return (
        <Input
          type={param.name === 'time' ? 'datetime-local' : 'date'}
          className="num"
          value={text(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'sku':
      return <SkuField value={text(value)} known={order?.lines ?? []} onChange={onChange} />;
    default:
      return long.has(param.name) ? (
        <Textarea
          rows={1}
          className="min-h-8!"
          value={text(value)}
          maxLength={2000}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <Input
          autoComplete="off"
          value={text(value)}
          maxLength={2000}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** One parameter of an action, by its type. */
export function ParamField(props: Props) {
  const { param, value, order, error, onChange } = props;
  const label = nameOf(param);
  switch (param.type) {
    case 'boolean':
      return (
        <Checkbox checked={value === true} onChange={onChange}>
          {label}
        </Checkbox>
      );
    case 'address':
      return <AddressFields label={label} value={value} order={order} onChange={onChange} error={error} />;
    case 'lines':
      if (param.name !== 'lines')
        return (
          <Items
            label={label}
            items={(value as Item[] | undefined) ?? [{ sku: '', name: '', quantity: 1 }]}
            known={order?.lines ?? []}
            onChange={onChange}
          />
        );
      return <LinesField label={label} value={value} order={order} onChange={onChange} error={error} />;
    default:
      return (
        <Field label={label} error={error} optional={!param.required && param.type !== 'choice'}>
          <Plain {...props} />
        </Field>
      );
  }
}
