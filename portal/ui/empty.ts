import { h } from '../lib/dom.ts';

/** A page that has nothing to show: what that means, and what to do. */
export function empty(title: string, todo: string): HTMLElement {
  document.title = title;
  return h(
    'main',
    { class: 'mx-auto grid max-w-140 gap-2 px-6 py-16' },
    h('h1', { class: 'head-650 m-0 text-2xl text-balance' }, title),
    h('p', { class: 'm-0 text-ink-2' }, todo),
  );
}
