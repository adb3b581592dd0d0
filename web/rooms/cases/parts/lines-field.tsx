import { money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { cx } from '../../../ui/cx.ts';
import { control } from '../../../ui/field.tsx';
import type { Order } from '../api.ts';
import type { Params } from './asked.ts';
import { piecesOf } from './pieces.ts';

type Props = {
  label: string;
  value: Params[string] | undefined;
  order: Order | null;
  error: string | undefined;
  onChange: (value: Params[string]) => void;
};

/** Which lines of the order it is about, and how many of each; none chosen means the whole order. */
export function LinesField({ label, value, order, error, onChange }: Props) {
  if (!order || order.lines.length === 0) return null;
  const pieces = piecesOf(value);
  const put = (ref: string, quantity: number): void => {
    const others = pieces.filter((piece) => piece.ref !== ref);
    onChange(quantity > 0 ? [...others, { ref, quantity }] : others);
  };
  return (
    <fieldset className="m-0 grid gap-1 border-0 p-0">
      <legend className="mb-1 flex w-full justify-between p-0 text-s font-medium text-ink-2">
        {label}
        <span className="font-normal text-ink-3">{pieces.length === 0 ? t('cases.lines.whole') : null}</span>
      </legend>
      {order.lines.map((line) => {
        const chosen = pieces.find(({ ref }) => ref === line.ref);
        return (
          <div key={line.ref} className="flex items-center justify-between gap-2">
            <Checkbox checked={chosen !== undefined} onChange={(on) => put(line.ref, on ? line.quantity : 0)}>
              <span className="num">
                {line.name} <span className="text-ink-3">{money({ minor: line.unitMinor, currency: order.currency })}</span>
              </span>
            </Checkbox>
            {chosen && line.quantity > 1 ? (
              <label className="num flex items-center gap-1 text-s text-ink-3">
                <input
                  type="number"
                  min={1}
                  max={line.quantity}
                  aria-label={t('cases.item.quantity')}
                  value={chosen.quantity}
                  onChange={(event) =>
                    put(line.ref, Math.min(line.quantity, Math.max(1, Math.trunc(Number(event.currentTarget.value)))))
                  }
                  className={cx(control, 'min-h-7 w-14! text-right')}
                />
                {t('cases.lines.of', { count: line.quantity })}
              </label>
            ) : null}
          </div>
        );
      })}
      {error ? (
        <p role="alert" className="m-0 text-s text-bad">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
