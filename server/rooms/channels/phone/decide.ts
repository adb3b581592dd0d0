import { addWorkingMinutes, type Calendar, endOfNaturalDay, workingMinutesBetween } from '../../../platform/working-time.ts';

/** Numbers of cards: the lengths and first digits that issuers use (ISO/IEC 7812). */
const CARDS = /^(4(\d{12}|\d{15}|\d{18})|3(0[0-5]|[68]\d)\d{11}|3[47]\d{13}|(5[1-5]|2[2-7])\d{14}|6\d{15,18}|35\d{14})$/;
const SECRET_CODE = /\b(cvv2?|cvc2?|c[oó]digo de seguridad|security code)\b[^\d\n]{0,20}\d{3,4}\b/i;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?\b/g;
const MOST_DIGITS = 19;

function isLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((all, sign, index) => {
      const doubled = Number(sign) * (index % 2 === 1 ? 2 : 1);
      return all + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** Groups of digits side by side, joined in every way: a number is written in one or in fours, and perhaps after another one. */
function joined(groups: readonly string[]): string[] {
  return groups.flatMap((_, from) => {
    const found: string[] = [];
    for (let to = from, digits = ''; to < groups.length && digits.length <= MOST_DIGITS; to++) {
      digits += groups[to];
      found.push(digits);
    }
    return found;
  });
}

/** Whether a text holds a card's number or its code: neither is ever kept (PCI DSS 4.0.1, 3.3.1). */
export function holdsCard(text: string): boolean {
  const runs = text.replace(IBAN, ' ; ').match(/\d+(?:[ .-]{1,3}\d+)*/g) ?? [];
  const numbers = runs.flatMap((run) => joined(run.split(/\D+/)));
  return SECRET_CODE.test(text) || numbers.some((digits) => CARDS.test(digits) && isLuhn(digits));
}

/** Seconds as people say them: «4 min 12 s». */
export function sayLength(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/**
 * The end of the same working day, by which somebody who was missed is called back; outside of hours, of the next one. The law asks it for a superior who was
 * not reached (Ley 10/2025, 8.3); for other missed calls it is our own rule.
 */
export function endOfSameDay(calendar: Calendar, at: Date): Date {
  const opens = addWorkingMinutes(calendar, at, 0);
  const midnight = endOfNaturalDay(calendar, opens, 0);
  const left = workingMinutesBetween(calendar, opens, midnight);
  return left > 0 ? addWorkingMinutes(calendar, opens, left) : midnight;
}
