import { useId } from 'react';
import { Input } from '../../../ui/field.tsx';

/** A product by its SKU: those of the order are offered, any other can be typed. */
export function SkuField({
  value,
  known,
  onChange,
}: {
  value: string;
  known: readonly { sku: string; name: string }[];
  onChange: (sku: string) => void;
}) {
  const offered = useId();
  return (
    <>
      <Input list={offered} autoComplete="off" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      <datalist id={offered}>
        {known.map(({ sku, name }) => (
          <option key={sku} value={sku}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
