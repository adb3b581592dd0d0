import { type Child, h } from '../lib/dom.ts';

/** A page that has nothing to show: what that means, what to do, and where. */
export function empty(title: string, todo: string, more: Child = null): HTMLElement {
  document.title = title;
  return h(
    'main',
    { class: 'mx-auto grid max-w-140 gap-2 px-6 py-12' },
    h('h1', { class: 'head-650 m-0 text-2xl text-balance' }, title),
    h('p', { class: 'm-0 text-ink-2' }, todo),
    more ? h('div', { class: 'mt-5' }, more) : null,
  );
}
