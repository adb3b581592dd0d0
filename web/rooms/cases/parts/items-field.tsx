import { useId } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { control } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';

export type Item = { sku: string; name: string; quantity: number };
type Known = { sku: string; name: string };
type Props = { label: string; items: Item[]; known: readonly Known[]; onChange: (items: Item[]) => void; hint?: string };

/** Products with quantities, by SKU: those of the order are offered, any other can be typed. */
export function Items({ label, items, known, onChange, hint }: Props) {
  const offered = useId();
  const change = (at: number, next: Partial<Item>): void =>
    onChange(items.map((item, i) => (i === at ? { ...item, ...next } : item)));
  return (
    <fieldset className="m-0 grid gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 text-s font-medium text-ink-2">{label}</legend>
      <datalist id={offered}>
        {known.map(({ sku, name }) => (
          <option key={sku} value={sku}>
            {name}
          </option>
        ))}
      </datalist>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are typed
        <div key={at} className="grid grid-cols-[1fr_4rem_auto] items-center gap-1.5">
          <input
            aria-label={t('cases.item.sku')}
            placeholder={t('cases.item.sku')}
            list={offered}
            value={item.sku}
            title={item.name}
            onChange={(event) => {
              const sku = event.currentTarget.value;
              change(at, { sku, name: known.find((one) => one.sku === sku)?.name ?? '' });
            }}
            className={cx(control, 'min-h-8')}
          />
          <input
            aria-label={t('cases.item.quantity')}
            type="number"
            min={1}
            value={item.quantity || ''}
            onChange={(event) => change(at, { quantity: Math.max(0, Math.trunc(Number(event.currentTarget.value))) })}
            className={cx(control, 'num min-h-8 text-right')}
          />
          <button
            type="button"
            aria-label={t('cases.item.remove', { name: item.name || item.sku })}
            onClick={() => onChange(items.filter((_, i) => i !== at))}
            className="grid size-7 cursor-pointer place-items-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
          >
            <Icon name="close" size={13} />
          </button>
          {item.name ? <span className="col-span-3 -mt-1 truncate text-s text-ink-3">{item.name}</span> : null}
        </div>
      ))}
      {hint ? <p className="m-0 text-s text-ink-3">{hint}</p> : null}
      <Button
        size="s"
        tone="quiet"
        className="justify-self-start"
        onClick={() => onChange([...items, { sku: '', name: '', quantity: 1 }])}
      >
        <Icon name="plus" size={12} />
        {t('cases.item.add')}
      </Button>
    </fieldset>
  );
}
