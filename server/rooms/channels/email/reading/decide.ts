/** Control characters, but for tab and the two that end lines. */
const CONTROLS = /(?![\t\n\r\u0080-\u009f])\p{Cc}/gu;

/** A text as it can be kept and shown: without control characters, which no database takes, and without halves of characters. */
export const printable = (text: string): string => text.replace(CONTROLS, '').toWellFormed();

/** Whether a text is no text: a picture or an archive that somebody sent as a mail. */
export function isGibberish(text: string): boolean {
  const strange = (text.match(CONTROLS)?.length ?? 0) + (text.match(/\ufffd/g)?.length ?? 0);
  return strange * 20 > text.length;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** The words of an HTML that no parser can walk. */
export function crudeText(html: string): string {
  return html
    .replace(/<(style|script)\b[^>]*>[^<]*<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}
