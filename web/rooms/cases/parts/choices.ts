import { localeTag, t } from '../../../lib/words.ts';
import type { Case, Issue } from '../api.ts';

const REASONS: readonly Case['reason'][] = [
  'order_status',
  'return',
  'refund_status',
  'damaged',
  'delivery_failed',
  'product_question',
  'exchange',
  'warranty',
  'billing',
  'cancel_order',
  'account',
  'price',
  'data_rights',
  'fraud',
  'other',
];
const NATURES: readonly Case['nature'][] = ['enquiry', 'incident', 'complaint', 'suggestion'];
const OUTCOMES: readonly NonNullable<Issue['outcome']>[] = ['favourable', 'partial', 'denied', 'information'];
const RESOLUTIONS: readonly NonNullable<Case['resolution']>[] = ['favourable', 'partial', 'denied', 'none'];
/** Languages in which customers of a Spanish shop write first. */
const LANGUAGES = ['es', 'ca', 'gl', 'eu', 'pt', 'en', 'fr', 'it', 'de'];

export const reasons = () => REASONS.map((value) => ({ value, label: t(`cases.reason.${value}`) }));
export const natures = () => NATURES.map((value) => ({ value, label: t(`cases.nature.${value}`) }));
export const outcomes = () => OUTCOMES.map((value) => ({ value, label: t(`cases.outcome.${value}`) }));
export const resolutions = () => RESOLUTIONS.map((value) => ({ value, label: t(`cases.resolution.${value}`) }));

/** A language by its own name in the reader's: `Catalán`. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([localeTag()], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
export const languages = (shown: string) =>
  [...new Set([...LANGUAGES, shown])].map((value) => ({ value, label: languageName(value) }));
