import { DEFAULT_RATES, type Rates, zRates } from './contract.ts';

/** The centre's rates from its settings; what it has not set is as designed. */
export const ratesFrom = (settings: Record<string, unknown>): Rates => ({
  ...DEFAULT_RATES,
  ...zRates
    .partial()
    .catch({})
    .parse(settings['rates'] ?? {}),
});

/** What one request cost beside the money at stake, in its parts, minor units. */
export function costOfAsking(rates: Rates, { waitedMinutes, contacts }: { waitedMinutes: number; contacts: number }) {
  const workMinor = Math.round(((rates.agentMinutes + rates.deciderMinutes) * rates.hourMinor) / 60);
  const contactsMinor = contacts * rates.contactMinor;
  const waitMinor = Math.round((waitedMinutes * rates.waitHourMinor) / 60);
  return { workMinor, contactsMinor, waitMinor, totalMinor: workMinor + contactsMinor + waitMinor };
}
