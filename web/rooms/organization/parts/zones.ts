import { localeTag } from '../../../lib/words.ts';
import type { Option } from '../../../ui/select.tsx';

/** Time zones the browser knows. One it does not know any more (kept by the server) is put in front. */
export function zoneOptions(kept?: string): Option<string>[] {
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const all = kept && !known.includes(kept) ? [kept, ...known] : known;
  return all.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const COMMON = ['EUR', 'USD', 'GBP', 'CHF', 'MXN', 'COP', 'CLP', 'PEN', 'ARS', 'UYU'];

/** The common ones first, then every other by its code, with its name in the language of the page. */
export function currencyOptions(): Option<string>[] {
  const names = new Intl.DisplayNames([localeTag()], { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter((code) => !COMMON.includes(code));
  return [...COMMON, ...others].map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
