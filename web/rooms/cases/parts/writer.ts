import { said } from '../../../lib/words.ts';

/** What a composer asks of whatever field is written in: plain or formatted. */
export type Writer = {
  focus: () => void;
  blur: () => void;
  /** Whether the hands are in it. */
  has: (element: Element | null) => boolean;
  /** Puts words where the caret is. */
  insert: (text: string) => void;
};

/** What a template left open: `{{order.number}}`, `{{date: day of delivery}}`; the group is its name. */
export const MARKER = /\{\{\s*(?:(?:text|date|money|number)\s*:\s*)?([^{}]{1,80}?)\s*\}\}/g;

/** What a template asks for, as it is called: a fact of the case by our name for it, anything else by its own. */
export const sayField = (name: string): string => said(`cases.field.${name}`) ?? name;

/** What a template still asks for in a text, by name, each once. */
export const missingIn = (text: string): string[] => [
  ...new Set([...text.matchAll(MARKER)].map(([, name]) => name ?? '').filter((name) => name !== '')),
];

/** Plain words as the formatted field takes them. */
export const toHtml = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => {
      const safe = part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return `<p>${safe.replaceAll('\n', '<br>')}</p>`;
    })
    .join('');
