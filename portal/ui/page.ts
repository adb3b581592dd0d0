import { type Child, h } from '../lib/dom.ts';

/** The frame of a page of the portal: one column (or two where there is room and `side` is given), the shop's name and a remark, the state on a sunken ground, then the rest. */
export function page(options: {
  brand: string;
  remark?: string;
  state: Child;
  body: Child;
  side?: Child;
  foot?: Child;
}): HTMLElement {
  const column = `mx-auto w-full px-6 ${options.side ? 'max-w-140 lg:max-w-250' : 'max-w-140'}`;
  return h(
    'main',
    { class: 'flex min-h-dvh flex-col' },
    h(
      'header',
      { class: 'border-b border-line bg-sunken pb-6' },
      h(
        'div',
        { class: `${column} flex items-baseline justify-between gap-4 pt-4 pb-7` },
        h('b', { class: 'head-650 text-l' }, options.brand),
        options.remark ? h('span', { class: 'text-s text-ink-2' }, options.remark) : null,
      ),
      h('div', { class: `${column} grid grid-cols-[minmax(0,1fr)] gap-5` }, options.state),
    ),
    options.side
      ? h(
          'div',
          {
            class: `${column} grid flex-1 grid-cols-[minmax(0,1fr)] content-start gap-7 py-7 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-16`,
          },
          h('div', { class: 'grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-7' }, options.body),
          h(
            'div',
            {
              class: 'grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-7 max-lg:border-t max-lg:border-line max-lg:pt-7',
            },
            options.side,
          ),
        )
      : h('div', { class: `${column} grid flex-1 grid-cols-[minmax(0,1fr)] content-start gap-7 py-7` }, options.body),
    options.foot
      ? h('footer', { class: 'sticky bottom-0 border-t border-line bg-paper py-4' }, h('div', { class: column }, options.foot))
      : null,
  );
}

/** The one large sentence of a page; `wide` where the page has two columns. */
export const title = (text: string, wide = false): HTMLElement =>
  h('h1', { class: `head-650 m-0 text-2xl text-balance ${wide ? 'lg:text-figure' : ''}` }, text);

export function section(heading: string, ...children: Child[]): HTMLElement {
  return h(
    'section',
    { class: 'grid grid-cols-[minmax(0,1fr)] gap-4 border-t border-line pt-7 first:border-0 first:pt-0' },
    h('h2', { class: 'head-650 m-0 text-l' }, heading),
    children,
  );
}

/** Name and value, as many as there are. */
export function facts(pairs: { name: string; value: Child; strong?: boolean }[]): HTMLElement {
  return h(
    'dl',
    { class: 'num m-0 grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-4 gap-y-1.5 [overflow-wrap:anywhere]' },
    pairs.map(({ name, value, strong }) => [
      h('dt', { class: 'text-ink-2' }, name),
      h('dd', { class: strong ? 'm-0 font-semibold' : 'm-0 font-medium' }, value),
    ]),
  );
}
