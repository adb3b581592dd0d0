import type { Kept, ToFrame, ToPage } from './lib/letters.ts';
import { said } from './words/button.ts';

/**
 * Puts a button on a stranger's page and, once it is pressed, a frame beside it. The page is not touched: what is drawn stands in a shadow
 * root, styles are constructed (a page's policy may forbid written ones), no name is left behind, no cookie is set.
 */
function begin(script: HTMLScriptElement): void {
  const slug = script.dataset.centre ?? '';
  const { origin } = new URL(script.src);
  const language = /^en\b/i.test(script.dataset.lang ?? document.documentElement.lang) ? 'en' : 'es';
  const words = said[language];
  const place = `mostrador.chat.${slug}`;
  let frame: HTMLIFrameElement | null = null;
  let shown = false;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  button.append(drawing());
  const badge = document.createElement('span');
  badge.hidden = true;
  button.append(badge);
  root.append(button);

  const name = (unread: number): void => {
    button.setAttribute(
      'aria-label',
      shown ? words.close : unread > 0 ? words.unread.replace('{n}', String(unread)) : words.open,
    );
    button.setAttribute('aria-expanded', String(shown));
    badge.hidden = unread === 0 || shown;
    badge.textContent = String(unread);
  };
  const tell = (letter: ToFrame): void => frame?.contentWindow?.postMessage(letter, '*');
  const load = (): void => {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.title = words.title;
    // Without "allow-same-origin": whatever is written in the chat can reach neither this page nor what our address keeps.
    frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads');
    frame.referrerPolicy = 'no-referrer';
    frame.hidden = !shown;
    frame.src = `${origin}/widget/${encodeURIComponent(slug)}`;
    root.prepend(frame);
  };
  const show = (next: boolean): void => {
    shown = next;
    if (next) load();
    if (frame) frame.hidden = !next;
    root.host.toggleAttribute('data-open', next);
    name(0);
    tell({ mostrador: 'shown', shown });
    if (next) frame?.focus();
    else button.focus();
  };
  button.addEventListener('click', () => show(!shown));
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && shown) show(false);
  });
  addEventListener('message', (event: MessageEvent<ToPage>) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== 'null') return;
    const letter = event.data;
    if (letter.mostrador === 'ready') {
      const { key = '', t = '' } = script.dataset;
      const page = location.origin + location.pathname;
      tell({ mostrador: 'hello', kept: read(place), language, page, key, t, shown });
    }
    if (letter.mostrador === 'keep') keep(place, letter.kept);
    if (letter.mostrador === 'close') show(false);
    if (letter.mostrador === 'unread') name(letter.count);
    if (letter.mostrador === 'off') host.remove();
  });
  name(0);
  document.body.append(host);
  // A conversation that goes on is heard on every page of the shop.
  if (read(place)) load();
}

function read(place: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<Kept> | null;
    return kept?.id && kept.token ? { id: kept.id, token: kept.token } : null;
  } catch {
    return null; // a page without storage, or with something of its own under our name
  }
}

function keep(place: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(place, JSON.stringify(kept));
    else localStorage.removeItem(place);
  } catch {
    return; // without storage the conversation lasts as long as the page
  }
}

function drawing(): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', 'M4 5h16v11H11l-4.5 4v-4H4z');
  svg.append(path);
  return svg;
}

const STYLE = `
:host { all: initial; position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; color-scheme: light dark; }
button { all: unset; box-sizing: border-box; position: relative; display: grid; place-items: center; width: 56px; height: 56px; margin-left: auto;
  border-radius: 50%; background: #29498c; color: #fff; cursor: pointer; box-shadow: 0 2px 6px rgb(0 0 0 / .2), 0 8px 24px rgb(0 0 0 / .18); }
button:focus-visible { outline: 3px solid #29498c; outline-offset: 3px; }
button svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round; }
span { position: absolute; top: -4px; right: -4px; min-width: 20px; padding: 0 5px; box-sizing: border-box; border-radius: 10px; background: #a2241d;
  color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center; }
[hidden] { display: none !important; }
iframe { display: block; width: min(384px, calc(100vw - 32px)); height: min(620px, calc(100dvh - 104px)); margin: 0 0 12px; border: 0; border-radius: 12px;
  background: Canvas; box-shadow: 0 2px 8px rgb(0 0 0 / .14), 0 16px 48px rgb(0 0 0 / .22); }
@media (prefers-color-scheme: dark) { button { background: #9cb7f1; color: #16130f; } button:focus-visible { outline-color: #9cb7f1; } }
@media (max-width: 480px), (max-height: 480px) {
  :host([data-open]) { inset: 0; }
  :host([data-open]) button { display: none; }
  iframe { width: 100vw; height: 100dvh; margin: 0; border-radius: 0; }
}
`;

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement && currentScript.dataset.centre) {
  if (document.body) begin(currentScript);
  else addEventListener('DOMContentLoaded', () => begin(currentScript), { once: true });
}
