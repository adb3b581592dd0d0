import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number as a fax line or a person wrote it, as E.164; as it is where it is of no known plan; null where the caller withheld it. */
export function numberOf(text: string): string | null {
  const said = text.trim().replace(/^00(?=[1-9])/, '+');
  const read = parsePhoneNumberFromString(said, { defaultCountry: 'ES', extract: false });
  if (read?.isValid()) return read.number;
  const bare = said.replace(/[^\d+]/g, '');
  const prefixed = /^[1-9]\d{9,14}$/.test(bare) ? parsePhoneNumberFromString(`+${bare}`) : undefined;
  if (prefixed?.isValid()) return prefixed.number;
  return /^\+?\d{3,15}$/.test(bare) && !/[a-z]{3}/i.test(said) ? bare : null;
}

/** A number that can be dialled: of a country's plan, in E.164. */
export const dialable = (text: string | null): string | null => {
  const number = text === null ? null : numberOf(text);
  return number?.startsWith('+') ? number : null;
};

/** A number as people say it: in groups, with its country where that is another one. */
export const spelled = (number: string | null): string | null => {
  const read = number === null ? undefined : parsePhoneNumberFromString(number);
  return read === undefined ? number : read.country === 'ES' ? read.formatNational() : read.formatInternational();
};

const MINUTES = [1, 5, 15, 60, 180];
/** Minutes until the next try, null when it has been tried enough. */
export const retryAfter = (attempts: number): number | null => MINUTES[attempts - 1] ?? null;

/** The number of the job in what sendfax(1) says: `request id is 12 (group id 12) for host localhost (1 file)`. */
export const jobIn = (said: string): string | null => /request id is (\d+)/i.exec(said)?.[1] ?? null;

/** Ends of a job as HylaFAX's notify(8) names them, that are its end for good; others go on. */
const ENDS: Record<string, 'sent' | 'failed'> = {
  ...{ done: 'sent', failed: 'failed', rejected: 'failed', blocked: 'failed', removed: 'failed', killed: 'failed' },
  ...{ timedout: 'failed', format_failed: 'failed', no_formatter: 'failed' },
};
export const endOf = (why: string): 'sent' | 'failed' | null => ENDS[why.trim().toLowerCase().replaceAll(' ', '_')] ?? null;

/** Whether a mail's sender is the gateway's: its address, or anybody of its domain where it is written `*@domain`. */
export function isSender(pattern: string, from: string): boolean {
  const [wanted, is] = [pattern.trim().toLowerCase(), from.trim().toLowerCase()];
  if (wanted === '') return false;
  return wanted.startsWith('*@') ? is.endsWith(wanted.slice(1)) && !is.startsWith('@') : is === wanted;
}

/** The first number in a subject that can be somebody's: `Fax de 976 123 456`, `Fax from +34976123456 (2 pages)`. */
export const numberInSubject = (subject: string): string | null =>
  findPhoneNumbersInText(subject, 'ES')[0]?.number.number ?? subject.split(/\s+/).map(dialable).find(Boolean) ?? null;

const KEYS = /\b[A-Z0-9]{2}[ -]?[A-Z0-9]{4}[ -]?[A-Z0-9]{4}\b/gi;
/** What may be keys of cases in a text, the first ones. */
export const keysIn = (text: string): string[] => [...new Set(text.match(KEYS) ?? [])].slice(0, 20);

const DAY = 86_400_000;
/** Whether a line has been silent for longer than it may. */
export const isQuiet = (line: { isActive: boolean; quietDays: number; since: Date }, now: Date): boolean =>
  line.isActive && now.getTime() - line.since.getTime() > line.quietDays * DAY;
