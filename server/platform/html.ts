import sanitize from 'sanitize-html';

const LENGTH = [/^\d{1,4}(\.\d+)?(px|pt|em|rem|%)?$/];
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]{3,20}$/i];
const WORD = [/^[a-z-]{2,20}$/i];

/**
 * A stranger's HTML as it may be shown: what formats, and nothing that runs, loads, covers the page or submits. Pictures keep where they came
 * from, so that the screen can leave them off until somebody asks for them.
 */
export function cleanHtml(html: string): string {
  return sanitize(html, {
    allowedTags: [
      ...['p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'small', 'font', 'center'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'a', 'img'],
      ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup', 'col'],
    ],
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'title', 'align', 'valign'],
      a: ['href'],
      img: ['src', 'alt', 'width', 'height'],
      font: ['color', 'face', 'size'],
      blockquote: ['type'],
      table: ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
      td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor'],
      th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor', 'scope'],
      col: ['width', 'span'],
      ol: ['start', 'type'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'cid'] },
    allowProtocolRelative: false,
    allowedStyles: {
      '*': {
        color: COLOUR,
        'background-color': COLOUR,
        'font-weight': [/^(bold|normal|[1-9]00)$/],
        'font-style': WORD,
        'font-size': LENGTH,
        'text-align': WORD,
        'text-decoration': WORD,
        'vertical-align': WORD,
        'white-space': WORD,
        width: LENGTH,
        'max-width': LENGTH,
        height: LENGTH,
        margin: [/^[\d\s.a-z%]{1,40}$/i],
        padding: [/^[\d\s.a-z%]{1,40}$/i],
        'border-collapse': WORD,
      },
    },
    nestingLimit: 100,
  });
}
