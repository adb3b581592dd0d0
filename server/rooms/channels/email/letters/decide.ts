/** An earlier message as an answer quotes it: who wrote it and when, in words, and what. */
type Earlier = { introduced: string; text: string };
/** What a letter is made of, from top to foot. */
type Letter = {
  text: string;
  /** Cleaned already; null: the text's own paragraphs. */
  html: string | null;
  signature: string | null;
  /** Lines below the signature, such as the key and the page. */
  foot: string;
  earlier: readonly Earlier[];
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const LINK = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/** Plain words as HTML: paragraphs, line breaks, links; nothing in them means anything else. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .filter((part) => part !== '')
    .map((part) => `<p>${linked(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function linked(text: string): string {
  let from = 0;
  let out = '';
  for (const found of text.matchAll(LINK)) {
    const address = escaped(found[0]);
    out += `${escaped(text.slice(from, found.index))}<a href="${address}">${address}</a>`;
    from = found.index + found[0].length;
  }
  return out + escaped(text.slice(from));
}

/** The plain form: the earlier messages below, each line marked with >. */
export function plainLetter(letter: Letter): string {
  const quoted = letter.earlier.map(({ introduced, text }) => {
    const lines = text.trim().split('\n');
    return `${introduced}\n${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}`;
  });
  return [letter.text.trim(), letter.signature ? `-- \n${letter.signature}` : '', letter.foot, ...quoted]
    .filter((part) => part !== '')
    .join('\n\n');
}

const FOOT = 'color:#5b636d;font-size:13px';
const QUOTE = 'margin:0 0 0 8px;padding-left:12px;border-left:2px solid #cfd5dc;color:#5b636d';

/** The formatted form: the same, with the earlier messages as quotations. */
export function formattedLetter(letter: Letter): string {
  const quoted = letter.earlier.map(
    ({ introduced, text }) =>
      `<p>${escaped(introduced)}</p><blockquote type="cite" style="${QUOTE}">${paragraphs(text)}</blockquote>`,
  );
  const signature = letter.signature ? `<div>${paragraphs(letter.signature)}</div>` : '';
  const foot = letter.foot ? `<div style="${FOOT}">${paragraphs(letter.foot)}</div>` : '';
  return `<html><body><div>${letter.html ?? paragraphs(letter.text)}</div>${signature}${foot}${quoted.join('')}</body></html>`;
}

/** Addresses that no copy goes to: machines that read nothing. */
const MACHINE = /^(mailer-daemon|postmaster|no-?_?reply|do-?_?not-?_?reply|bounces?|notifications?)([@+-]|$)/i;

/** Who else was in a mail and may get a copy of the answer: each once; not the one answered, not ourselves, no machine. */
export function copiesOf<A extends { address: string }>(others: readonly A[], left: ReadonlySet<string>): A[] {
  const seen = new Set<string>();
  return others.filter(({ address }) => {
    const key = address.trim().toLowerCase();
    if (key === '' || left.has(key) || seen.has(key) || MACHINE.test(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The code of a third party that a subject names, however it was prefixed. */
export const partyCodeIn = (subject: string): string | null =>
  /(?<![A-Z0-9])(T-[A-Z2-9]{4}-[A-Z2-9]{4})(?![A-Z0-9])/i.exec(subject)?.[1]?.toUpperCase() ?? null;
