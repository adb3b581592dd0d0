import { useEffect, useState } from 'react';
import { t } from '../../../lib/words.ts';
import type { Call } from '../api.ts';

/** Seconds as a call shows them: 0:09, 4:12, 1:02:30. */
export function ticks(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Spanish numbers in groups as they are said; others in threes after the plus. */
export function spelled(number: string | null): string {
  if (number === null) return t('phone.withheld');
  const spanish = /^\+34(\d{3})(\d{2})(\d{2})(\d{2})$/.exec(number);
  return spanish ? spanish.slice(1).join(' ') : number;
}

/** Who it is: by name where there is one, else by number. */
export const whoOf = ({ customerName, number }: Pick<Call, 'customerName' | 'number'>): string =>
  customerName && customerName !== number ? customerName : spelled(number);

/** Whole seconds since a moment, moved on every second while it is watched. */
export function useSeconds(since: string, runs: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}
