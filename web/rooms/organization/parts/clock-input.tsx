import { useState } from 'react';
import { Input } from '../../../ui/field.tsx';
import { clockOf } from './week.ts';

/** A time of day as it is written here, `09:30`; `9`, `930` and `9.30` are taken for what they mean once the person moves on. */
export function ClockInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      className="num w-17! text-center"
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== value) onChange(clockOf(typed));
        setTyped(null);
      }}
    />
  );
}
