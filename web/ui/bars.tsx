import { type Money, money } from '../lib/format.ts';
import { cx } from './cx.ts';

export type Bar = { label: string; amount: Money; asked?: boolean };

/** Amounts of one currency on one scale, so that what asking costs is seen beside what is asked. `asked` is the one in question. */
export function Bars({ bars }: { bars: Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.amount.minor));
  return (
    <dl className="num m-0 grid gap-3">
      {bars.map(({ label, amount, asked }) => (
        <div key={label} className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
          <dt>{label}</dt>
          <dd className="contents">
            <b className={cx('font-semibold', asked && 'text-authorised')}>{money(amount)}</b>
            <i
              aria-hidden="true"
              className={cx('col-span-2 h-1.5 rounded-[1px]', asked ? 'bg-authorised' : 'bg-ink-2')}
              style={{ width: `${Math.max(0.5, (amount.minor / most) * 100)}%` }}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
