type Given = { [name: string]: string | boolean | number | null | ((event: Event) => void) };

/** An element with its attributes and children. Text is always text: nothing that somebody wrote is ever read as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Given = {},
  ...inside: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...inside.filter((one) => one !== null));
  return element;
}

const DRAWN = {
  close: 'M5 5l10 10M15 5 5 15',
  send: 'M3 10h13M11 5l5 5-5 5',
  file: 'm14.5 9.5-5.3 5.3a3.2 3.2 0 0 1-4.5-4.5l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5-5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
};
export function icon(name: keyof typeof DRAWN): SVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', DRAWN[name]);
  svg.append(path);
  return svg;
}

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;
/** Text with its addresses to be followed, in another tab. */
export function linked(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, found.index), h('a', { href: found[0], target: '_blank', rel: 'noopener noreferrer' }, found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

/** Keeps the focus inside while it is open: after the last comes the first. */
export function trap(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const stops = [
      ...root.querySelectorAll<HTMLElement>('a[href],button:not([disabled]),input:not([hidden]),textarea,[tabindex="0"]'),
    ].filter((one) => one.offsetParent !== null);
    const [first, last] = [stops[0], stops.at(-1)];
    const from = event.shiftKey ? first : last;
    if (document.activeElement !== from) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  });
}
