import { type AskingCost, DEFAULT_RATES, type Rates, zRates } from './contract.ts';

/** The centre's rates from its settings; what it has not set is as designed. */
export const ratesFrom = (settings: Record<string, unknown>): Rates => ({
  ...DEFAULT_RATES,
  ...zRates
    .partial()
    .catch({})
    .parse(settings['rates'] ?? {}),
});

/** What one request cost beside the money at stake. `contacts` may be a mean. */
export function costOfAsking(rates: Rates, { waitedMinutes, contacts }: { waitedMinutes: number; contacts: number }): AskingCost {
  const workMinor = Math.round(((rates.agentMinutes + rates.deciderMinutes) * rates.hourMinor) / 60);
  const contactsMinor = Math.round(contacts * rates.contactMinor);
  const waitMinor = Math.round((waitedMinutes * rates.waitHourMinor) / 60);
  return { workMinor, contactsMinor, waitMinor, totalMinor: workMinor + contactsMinor + waitMinor };
}
