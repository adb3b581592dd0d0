/** Asked of a frame: whether pictures from elsewhere are loaded, and in which language its own words are. */
export type Framing = { pictures: boolean; quoted: string; pictureOff: string };

const STYLE = [
  'html{background:#fff;color:#1b1f24}',
  "body{margin:0;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:anywhere}",
  'img{max-width:100%;height:auto}img:not([src]){display:inline-block;padding:0 .4em;border:1px dashed #8a929c;color:#5b636d;font-size:12px}',
  'table{max-width:100%}pre{white-space:pre-wrap}blockquote{margin:.5em 0;padding-left:.8em;border-left:2px solid #cfd5dc}',
  'details{margin:.5em 0}summary{cursor:pointer;color:#5b636d;font-size:13px}a{color:#0b57d0}',
].join('');

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

/** What a frame of a stranger's HTML may do: be looked at, and open links elsewhere. Nothing runs, nothing is sent, nothing loads but pictures that were asked for. */
export const framePolicy = (pictures: boolean): string =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src data:${pictures ? ' https:' : ''}; form-action 'none'; base-uri 'none'; ` +
  "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** Addresses of kept files that the pictures of a cleaned HTML stand for. */
export const filesIn = (clean: string): string[] => [
  ...new Set([...clean.matchAll(/<img data-file="([0-9a-f]{64})"/g)].map(([, file]) => file ?? '')),
];

/** A cleaned HTML as a whole document for a frame: links open elsewhere, quoted parts are folded, its own pictures stand in it. */
export function framedDocument(clean: string, files: ReadonlyMap<string, string>, framing: Framing): string {
  const off = framing.pictures ? '' : ` title="${escaped(framing.pictureOff)}"`;
  const body = clean
    .replace(/<a (?=[^>]*href=)/g, '<a target="_blank" rel="noopener noreferrer nofollow" ')
    .replace(/<details>/g, `<details><summary>${escaped(framing.quoted)}</summary>`)
    .replace(/<img data-file="([0-9a-f]{64})"/g, (whole, file: string) => {
      const data = files.get(file);
      return data ? `<img src="${data}"` : whole;
    })
    .replace(/<img data-src="(https?):([^"]*)"/gi, (whole, _: string, rest: string) =>
      framing.pictures ? `<img referrerpolicy="no-referrer" src="https:${rest}"` : `${whole}${off}`,
    );
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="content-security-policy" content="${escaped(framePolicy(framing.pictures).replace(/; frame-ancestors.*$/, ''))}">`,
    `<meta name="referrer" content="no-referrer"><style>${STYLE}</style></head><body>${body}</body></html>`,
  ].join('');
}
