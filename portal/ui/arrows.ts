import { type Child, h } from '../lib/dom.ts';

/** What moved: the customer's demand (red, in), an answer (green, out), a question upwards, across or down (red), an answer to come (dashed). */
export type Move = 'demand' | 'answer' | 'up' | 'across' | 'down' | 'next';

const paths: Record<Move, string> = {
  demand: 'M2 12h23m-7-7 7 7-7 7',
  answer: 'M26 12H3m7-7-7 7 7 7',
  up: 'M14 23V3m-7 7 7-7 7 7',
  across: 'M2 7h23m-5-5 5 5-5 5M26 18H3m5-5-5 5 5 5',
  down: 'M14 1v20m-7-7 7 7 7-7',
  next: 'M26 12h-4m-4 0h-4m-4 0H3m6-6-6 6 6 6',
};
const tones: Record<Move, string> = {
  demand: 'text-demand',
  answer: 'text-answer',
  up: 'text-demand',
  across: 'text-demand',
  down: 'text-demand',
  next: 'text-ink-2',
};

function arrow(move: Move): Element {
  return h(
    'svg',
    {
      viewBox: '0 0 28 24',
      width: 26,
      height: 22,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
      class: `mt-0.5 ${tones[move]}`,
    },
    h('path', { d: paths[move] }),
  );
}

/** What has happened, oldest first, in plain words: the arrow repeats what its title says. */
export function happened(steps: { move: Move; title: string; when: string; text: Child }[]): HTMLElement {
  return h(
    'ol',
    { class: 'm-0 grid list-none p-0' },
    steps.map(({ move, title, when, text }) =>
      h(
        'li',
        {
          class:
            'grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-4 [overflow-wrap:anywhere] pb-4 [&:not(:last-child)>div:first-child]:after:block',
        },
        h(
          'div',
          {
            class:
              'grid grid-rows-[auto_1fr] justify-items-center after:mt-1 after:hidden after:w-px after:bg-line-strong after:content-[""]',
          },
          arrow(move),
        ),
        h(
          'div',
          { class: 'grid' },
          h(
            'div',
            { class: 'flex flex-wrap items-baseline justify-between gap-x-3' },
            h('b', { class: `font-semibold ${move === 'next' ? '' : tones[move]}` }, title),
            h('span', { class: 'num text-s text-ink-2' }, when),
          ),
          h('span', { class: move === 'next' ? 'text-ink-2' : '' }, text),
        ),
      ),
    ),
  );
}

/** How much of the promised time has gone: `share` from 0 to 1, the two ends in words. */
export function promised(options: { share: number; from: string; left: string; label: string }): HTMLElement {
  const at = `${Math.min(100, Math.max(0, options.share * 100))}%`;
  return h(
    'div',
    { class: 'grid gap-2' },
    h(
      'div',
      { role: 'img', 'aria-label': options.label, class: 'relative h-1 rounded-full bg-line-strong' },
      h('i', { class: 'absolute inset-y-0 left-0 rounded-full bg-ink-2', style: `width:${at}` }),
      h('i', { class: 'absolute top-1/2 size-3 -translate-1/2 rounded-full bg-ink', style: `left:${at}` }),
    ),
    h(
      'div',
      { class: 'num flex justify-between gap-3 text-s text-ink-2' },
      h('span', null, options.from),
      h('span', null, options.left),
    ),
  );
}
