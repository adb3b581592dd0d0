import { useState } from 'react';
import { decimalsOf, type Money, parseMoney } from '../lib/format.ts';
import { localeTag } from '../lib/words.ts';
import { Input } from './field.tsx';

function typed({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const digits = String(minor).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return decimals ? `${digits.slice(0, cut)}${localeTag() === 'es-ES' ? ',' : '.'}${digits.slice(cut)}` : digits;
}

/** An amount, typed with either decimal sign. `onChange` gets integer minor units at every key, or null while it is no amount. */
export function MoneyInput({
  value,
  currency,
  onChange,
  name,
  autoFocus,
}: {
  value: Money | null;
  currency: string;
  onChange: (money: Money | null) => void;
  name?: string;
  autoFocus?: boolean;
}) {
  const [text, setText] = useState(value ? typed(value) : '');
  return (
    <span className="relative block">
      <Input
        inputMode="decimal"
        autoComplete="off"
        className="num pr-10 text-right font-semibold"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange(parseMoney(event.currentTarget.value, currency));
        }}
        {...(name ? { name } : {})}
        {...(autoFocus ? { autoFocus } : {})}
      />
      <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-ink-3">
        {currency === 'EUR' ? '€' : currency}
      </span>
    </span>
  );
}
