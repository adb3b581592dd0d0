/** Domains where anybody may have an address: who writes from the centre's own one there is still a stranger. */
const PUBLIC =
  /^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|telefonica|movistar|terra|ono|orange|wanadoo|protonmail|proton|zoho|mail)\.(com|es|net|de|fr|me|pt|cat|eus|gal|co\.uk|org)$/i;

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether an address is of the domain of one of our mailboxes, which is not everybody's. */
export function isOfOurDomain(address: string, ours: readonly string[]): boolean {
  const domain = domainOf(address);
  return !PUBLIC.test(domain) && ours.some((one) => domainOf(one) === domain);
}

const PREFIX = /^\s*(re|rv|r|sv|aw|antw|fwd?|fw|tr|enc|res|resp|wg|vs)\s*(\[\d+\])?\s*:\s*/i;

/** A subject without what programs put before it and without our key. */
export function bareSubject(subject: string): string {
  let bare = subject;
  while (PREFIX.test(bare)) bare = bare.replace(PREFIX, '');
  return bare
    .replace(/\[[^\]]{0,40}\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Keys as our mails write them, anywhere in a text. */
export const keysIn = (text: string): string[] => [
  ...new Set((text.match(/\b[A-Z0-9]{2}-[A-Z0-9]{4}-[A-Z0-9]{4}\b/g) ?? []).slice(0, 20)),
];

const letters = (text: string): string =>
  text
    .replace(/^[\s>]+/gm, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
const CHUNK = 40;

/** Whether a text quotes a mail: some run of its letters stands in it. */
export function quotes(text: string, mail: string): boolean {
  const [there, said] = [letters(text), letters(mail)];
  for (let at = 0; at + CHUNK <= said.length && at < CHUNK * 12; at += CHUNK)
    if (there.includes(said.slice(at, at + CHUNK))) return true;
  return false;
}

/** From so many mails of a machine within an hour on, nothing is made of them any more. */
export const LOOPS_FROM = 30;
