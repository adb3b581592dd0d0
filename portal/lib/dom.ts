export type Child = Node | string | number | null | false | undefined | Child[];
type Props = { class?: string; [name: string]: unknown };

const svgNames = new Set(['svg', 'path', 'circle', 'rect', 'g']);

function append(parent: Element, child: Child): void {
  if (Array.isArray(child)) for (const one of child) append(parent, one);
  else if (child !== null && child !== undefined && child !== false) parent.append(child instanceof Node ? child : String(child));
}

/**
 * An element: `h('button', { class: 'btn', onclick: send }, t('portal.send'))`. Names that begin with `on` are listeners, `true` is
 * an attribute without value, null and false leave it out. Text is text: nothing is ever parsed as HTML.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  props?: Props | null,
  ...children: Child[]
): HTMLElementTagNameMap[K];
export function h(name: string, props?: Props | null, ...children: Child[]): Element;
export function h(name: string, props?: Props | null, ...children: Child[]): Element {
  const element = svgNames.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on') && typeof value === 'function') element.addEventListener(key.slice(2), value as EventListener);
    else if (key === 'style') element.setAttribute('style', String(value as string));
    else element.setAttribute(key, value === true ? '' : String(value as string | number));
  }
  for (const child of children) append(element, child);
  return element;
}

/** Puts these in place of what is there. The focus, if it was inside on something with an id, returns to the same id. */
export function show(place: Element, ...children: Child[]): void {
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
  place.replaceChildren();
  for (const child of children) append(place, child);
  if (focused) document.getElementById(focused)?.focus();
}
