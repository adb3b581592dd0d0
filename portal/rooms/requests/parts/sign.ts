import { h } from '../../../lib/dom.ts';
import type { AnswerPage } from '../api.ts';

const drawn: Record<AnswerPage['kind'], { d: string; tone: string }> = {
  authorization: { d: 'M6 .8 12 11.2H0z', tone: 'text-authorised' },
  consultation: { d: 'M6 .4 11.6 6 6 11.6.4 6z', tone: 'text-consulted' },
  supply: { d: 'M2 2h8v8H2z', tone: 'text-ink-2' },
};

/** The sign of the circuit, as on every other surface; a supply is none and has a neutral square. */
export const signed = (kind: AnswerPage['kind']): Element =>
  h(
    'svg',
    {
      viewBox: '0 0 12 12',
      width: 12,
      height: 12,
      fill: 'currentColor',
      'aria-hidden': 'true',
      class: `shrink-0 ${drawn[kind].tone}`,
    },
    h('path', { d: drawn[kind].d }),
  );
