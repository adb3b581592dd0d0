import { t } from '../../../lib/words.ts';

/** What can be said of an input before it is sent, in better words than the server has for any input; null where nothing is wrong. */
export const emailWrong = (email: string): string | null =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? null : t('organization.check.email');

export const missing = (text: string): string | null => (text.trim() === '' ? t('organization.check.missing') : null);

/** The rule of the house for new passwords, stated beside every input that takes one. */
const LEAST = 10;
export const passwordWrong = (password: string): string | null =>
  password.length < LEAST ? t('organization.check.password', { left: LEAST - password.length }) : null;
