import { t } from '../../../lib/words.ts';
import { Field, Input } from '../../../ui/field.tsx';
import type { Order } from '../api.ts';
import type { Params } from './asked.ts';

type Address = Order['address'];
const PARTS = [
  { part: 'name', wide: true },
  { part: 'line1', wide: true },
  { part: 'line2', wide: true },
  { part: 'postalCode', wide: false },
  { part: 'city', wide: false },
  { part: 'province', wide: false },
  { part: 'country', wide: false },
  { part: 'phone', wide: true },
] as const;
const empty: Address = { name: '', line1: '', line2: '', city: '', province: '', postalCode: '', country: 'ES', phone: '' };

type Props = {
  label: string;
  value: Params[string] | undefined;
  order: Order | null;
  error: string | undefined;
  onChange: (value: Params[string]) => void;
};

/** A whole address, beginning with the one the order has: what is not touched stays as it is. */
export function AddressFields({ label, value, order, error, onChange }: Props) {
  const shown: Address = {
    ...empty,
    ...order?.address,
    ...(value && typeof value === 'object' ? (value as Partial<Address>) : {}),
  };
  return (
    <fieldset className="m-0 grid grid-cols-2 gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 text-s font-medium text-ink-2">{label}</legend>
      {PARTS.map(({ part, wide }) => (
        <Field key={part} label={t(`cases.address.${part}`)} className={wide ? 'col-span-2' : ''}>
          <Input value={shown[part]} onChange={(event) => onChange({ ...shown, [part]: event.currentTarget.value })} />
        </Field>
      ))}
      {error ? (
        <p role="alert" className="col-span-2 m-0 text-s text-bad">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
