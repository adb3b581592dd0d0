import { htmlToText } from 'html-to-text';

/** A line of the text of an HTML: `quoted` where its program marks it so, `cut` where everything from here on is an earlier mail. */
type Line = { text: string; quoted: boolean; cut?: boolean };

/** Signs of no alphabet, put around what programs mark; taken out of what came before. */
const [OPEN, CLOSE, CUT] = ['\ue0f1', '\ue0f2', '\ue0f3'];
const SIGNS = /[\ue0f1-\ue0f3]/g;

/** Classes and ids by which mail programs mark what they quote: the whole element is it. */
const QUOTING =
  /(^|\s)(x_|ecx)?(gmail_attr|moz-cite-prefix|yahoo_quoted|yahoo-quoted|protonmail_quote|tutanota_quote|zmail_extra|zmail_extra_hr|mail-quote|quoted-?(text|reply|message)|mailquote|OutlookMessageHeader|front-blockquote|missive_quote|hubspot-quote)(\s|$)/i;
/** From such an element on, all that follows is an earlier mail. */
const CUTTING =
  /^(x_)?(divRplyFwdMsg|appendonsend|stopSpelling|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|reply-intro|isForwardContent|replySplit|ms-outlook-mobile-reference-message)$/i;
const CUTTING_CLASS = /(^|\s)(ms-outlook-mobile-reference-message)(\s|$)/i;
/** The line that Outlook for the desktop draws over an earlier mail. */
const DRAWN = /border(-top)?:\s*(none;\s*border-top:\s*)?solid\s+#?(E1E1E1|B5C4DF|b5c4df)\s+1\.0pt/i;

type Attributes = Readonly<Record<string, string | undefined>>;

export const isQuoting = (tag: string, { class: names = '', id = '' }: Attributes): boolean =>
  tag === 'blockquote' || QUOTING.test(names) || /^yahoo_quoted/i.test(id);
const isCutting = (tag: string, { class: names = '', id = '', style = '' }: Attributes): boolean =>
  CUTTING.test(id) || CUTTING_CLASS.test(names) || (tag === 'div' && DRAWN.test(style));

/** Elements that may be such; what each is, its attributes tell. */
const MAY_MARK = ['div', 'span', 'blockquote', 'hr', 'p'] as const;

const DEEPEST = 300;
const NESTING = /<(\/?)(?:div|span|table|tbody|tr|td|blockquote|font|b|i|u|p|ul|ol|li|center|section|article)\b[^>]{0,2000}>/gi;

/** Whether an HTML nests deeper than any program writes: such a one is not walked. */
export function isDeep(html: string): boolean {
  let depth = 0;
  for (const [tag, closing] of html.matchAll(NESTING)) {
    if (closing) depth = Math.max(0, depth - 1);
    else if (!/^<(p|li|b|i|u)\b/i.test(tag) && ++depth > DEEPEST) return true;
  }
  return false;
}

/** The lines of an HTML's text. */
export function linesOfHtml(html: string): Line[] {
  const text = htmlToText(html.replace(SIGNS, ''), {
    wordwrap: false,
    preserveNewlines: false,
    formatters: {
      marked: (element, walk, builder, options) => {
        const tag = element.name ?? '';
        const attributes = (element.attribs ?? {}) as Attributes;
        const cuts = isCutting(tag, attributes);
        const quotes = !cuts && isQuoting(tag, attributes);
        const isBlock = tag !== 'span' || cuts || quotes;
        const breaks = { leadingLineBreaks: tag === 'p' && !quotes ? 2 : 1 };
        if (isBlock) builder.openBlock(breaks);
        if (cuts || quotes) {
          builder.openBlock({ leadingLineBreaks: 1 });
          builder.addInline(cuts ? CUT : OPEN, {});
          builder.closeBlock({ trailingLineBreaks: 1 });
        }
        walk(element.children, builder);
        if (quotes) {
          builder.openBlock({ leadingLineBreaks: 1 });
          builder.addInline(CLOSE, {});
          builder.closeBlock({ trailingLineBreaks: 1 });
        }
        if (isBlock) builder.closeBlock({ trailingLineBreaks: options?.trailingLineBreaks ?? breaks.leadingLineBreaks });
      },
    },
    selectors: [
      ...MAY_MARK.map((selector) => ({ selector, format: 'marked' })),
      { selector: 'img', format: 'skip' },
      {
        selector: 'a',
        options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, noAnchorUrl: true, linkBrackets: ['<', '>'] },
      },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
  const lines: Line[] = [];
  let depth = 0;
  let cut = false;
  for (const line of text.split('\n')) {
    const bare = line.replace(SIGNS, '');
    if (line.includes(CUT)) cut = true;
    if (line.includes(OPEN)) depth++;
    if (bare.trim() !== '' || !/[\ue0f1-\ue0f3]/.test(line)) {
      lines.push({ text: bare, quoted: depth > 0 || /^\s{0,3}>/.test(bare), ...(cut ? { cut: true } : {}) });
      if (cut) cut = false;
    }
    if (line.includes(CLOSE)) depth = Math.max(0, depth - 1);
  }
  return lines;
}

const CUT_TAG = /<(div|hr|span|blockquote|p)\b[^>]{0,600}>/gi;
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((one) => one !== undefined) ?? '';

/** An HTML in two: what stands before the element from which on all is an earlier mail, and that with what follows; '' where there is none. */
export function splitHtml(html: string): { own: string; earlier: string } {
  for (const found of html.matchAll(CUT_TAG)) {
    const [tag = '', name = ''] = found;
    const attributes = { id: attribute(tag, 'id'), class: attribute(tag, 'class'), style: attribute(tag, 'style') };
    if (isCutting(name.toLowerCase(), attributes)) return { own: html.slice(0, found.index), earlier: html.slice(found.index) };
  }
  return { own: html, earlier: '' };
}

/** Folded elements inside folded ones are opened with them. */
export function foldedOnce(clean: string): string {
  let depth = 0;
  return clean.replace(/<(\/?)details>/g, (whole, closing: string) => {
    if (closing) depth--;
    const isOuter = depth === 0;
    if (!closing) depth++;
    return isOuter ? whole : `<${closing}blockquote>`;
  });
}
