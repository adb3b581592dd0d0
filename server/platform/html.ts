import sanitize from 'sanitize-html';

const LENGTH = [/^\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?$/];
const LENGTHS = [/^(auto|\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?)( (auto|\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?)){0,3}$/];
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{3,40}\)$/i, /^[a-z]{3,20}$/i];
const WORD = [/^[a-z-]{2,20}$/i];
const BORDER = [/^[\d.]{0,6}(px|pt|em)? ?(none|solid|dashed|dotted|double)?( (#[0-9a-f]{3,8}|[a-z]{3,20}))?$/i];
const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const sided = (name: string, allowed: RegExp[]) => Object.fromEntries(SIDES.map((side) => [`${name}-${side}`, allowed]));

/** Deeper nests and longer texts than anybody writes: what is beyond is left out here, and stays in what was kept as it came. */
const DEEPEST = 80;
const LONGEST = 1_500_000;
const LONGEST_TITLE = 300;

/** Where a link may lead; it shows where. */
const LEADS = /^\s*(https?:\/\/|mailto:|tel:)/i;
const leading = (href: string): Record<string, string> => (LEADS.test(href) ? { href, title: href.slice(0, LONGEST_TITLE) } : {});
const PART = /^(https?):\/\/[^\s"'<>]+$/i;

/** A picture keeps where it came from under a name that loads nothing: the frame gives it back when somebody asks. */
function picture(attributes: Record<string, string>, held: ReadonlyMap<string, string>) {
  const { src = '', alt, width, height, style } = attributes;
  const rest = Object.fromEntries(Object.entries({ alt, width, height, style }).filter(([, value]) => value !== undefined));
  const cid = /^cid:(.+)$/i.exec(src.trim())?.[1];
  const file = cid === undefined ? undefined : held.get(cid.toLowerCase());
  const isPixel = [width, height].every((side) => side !== undefined && Number.parseInt(side, 10) <= 1);
  const from = file ? { 'data-file': file } : PART.test(src.trim()) && !isPixel ? { 'data-src': src.trim() } : {};
  return { tagName: 'img', attribs: { ...from, ...rest } as Record<string, string> };
}

/**
 * A stranger's HTML as it may be kept and shown in a frame: what formats, and nothing that runs, loads, covers the page, submits or tells the
 * sender that it was opened. Pictures in it become `data-src` (elsewhere) or `data-file` (the kept file of a `cid:`, by `held`), so that none
 * is loaded; `folds` says which elements become `details`.
 */
export function cleanHtml(
  html: string,
  held: ReadonlyMap<string, string> = new Map(),
  folds: (tag: string, attributes: Record<string, string>) => boolean = () => false,
): string {
  const block = (tagName: string, attribs: Record<string, string>) =>
    folds(tagName, attribs) ? { tagName: 'details', attribs: {} } : { tagName, attribs };
  return sanitize(html.slice(0, LONGEST), {
    allowedTags: [
      ...['p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'small', 'font', 'center', 'details'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'a', 'img'],
      ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup', 'col'],
    ],
    nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title', 'head', 'xmp', 'iframe', 'noembed', 'noframes'],
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'align', 'valign'],
      a: ['href', 'title'],
      img: ['data-src', 'data-file', 'alt', 'width', 'height'],
      font: ['color', 'face', 'size'],
      table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
      td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
      th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor', 'scope'],
      col: ['width', 'span'],
      ol: ['start', 'type'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesAppliedToAttributes: ['href', 'data-src'],
    allowProtocolRelative: false,
    transformTags: {
      img: (_, attribs) => picture(attribs, held),
      a: (tagName, attribs) => ({ tagName, attribs: leading(attribs.href ?? '') }),
      details: (_, attribs) => ({ tagName: 'div', attribs }),
      div: block,
      span: block,
      blockquote: block,
      body: (_, attribs) => block('div', attribs),
      td: spanned,
      th: spanned,
    },
    allowedStyles: {
      '*': {
        color: COLOUR,
        'background-color': COLOUR,
        background: COLOUR,
        'font-family': [/^[\w\s,'"-]{1,120}$/],
        'font-weight': [/^(bold|normal|[1-9]00)$/],
        'font-style': WORD,
        'font-size': [...LENGTH, ...WORD],
        'line-height': LENGTH,
        'text-align': WORD,
        'text-decoration': WORD,
        'vertical-align': WORD,
        'white-space': WORD,
        'border-collapse': WORD,
        width: LENGTH,
        'max-width': LENGTH,
        height: LENGTH,
        margin: LENGTHS,
        padding: LENGTHS,
        border: BORDER,
        ...sided('margin', LENGTH),
        ...sided('padding', LENGTH),
        ...sided('border', BORDER),
      },
    },
    nestingLimit: DEEPEST,
  });
}

const WIDEST = 200;
/** A cell over more columns than anybody has makes a browser reckon for minutes. */
function spanned(tagName: string, attribs: Record<string, string>) {
  const within = (value: string | undefined) => (value !== undefined && Number(value) > WIDEST ? String(WIDEST) : value);
  const { colspan, rowspan } = attribs;
  const spans = { colspan: within(colspan), rowspan: within(rowspan) };
  const kept = Object.fromEntries(Object.entries(spans).filter(([, value]) => value !== undefined)) as Record<string, string>;
  return { tagName, attribs: { ...attribs, ...kept } };
}
