import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Behind, Circuit, Flow } from '../api.ts';
import type { Loop } from './geometry.ts';
import { Place, Ring } from './place.tsx';
import { inWords, share, wait, waiting } from './say.ts';

const X = 172;
const W = 308;
const shape: Record<Circuit, (y: number) => string> = {
  own: (y) => `M${X} ${y}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0Z`,
  consulted: (y) => `M${X + 5.5} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z`,
  authorised: (y) => `M${X - 0.5} ${y + 5.5}L${X + 5.5} ${y - 6}L${X + 11.5} ${y + 5.5}Z`,
};
const tone: Record<Circuit, string> = { own: 'fill-own', consulted: 'fill-consulted', authorised: 'fill-authorised' };

/** Inside each loop: its sign, its share and volume, what waits, and how long it takes. */
export function LoopWords({
  loop: { kind, demand, answer },
  flow,
  all,
  onOpen,
}: {
  loop: Loop;
  flow: Flow;
  all: number;
  onOpen: (behind: Behind) => void;
}) {
  const from = demand.y + demand.width / 2;
  const y = (from + answer.y - answer.width / 2) / 2;
  const name = t(`shell.sign.${kind}`);
  return (
    <Place behind={{ name, kind }} what={`${share(flow.n, all)}, ${inWords(flow)}`} onOpen={onOpen}>
      <path d={shape[kind](y - 9)} className={tone[kind]} />
      <text x={X + 20} y={y - 4.5} className={`text-m font-semibold ${tone[kind]}`}>
        {name}{' '}
      </text>
      <text x={X + 20} y={y + 13} className="num fill-ink-2 text-s">
        <tspan className="fill-ink font-semibold">{share(flow.n, all)}</tspan> · {count(flow.n)} · {waiting(flow)}{' '}
      </text>
      <text x={X + W - 4} y={y} textAnchor="end" className="num head-650 fill-ink text-2xl">
        {wait(flow.medianMinutes)}{' '}
      </text>
      <text x={X + W - 4} y={y + 15} textAnchor="end" className="num fill-ink-2 text-s">
        {flow.ninetiethMinutes === null
          ? t('scheme.none')
          : flow.ninetiethMinutes > 0
            ? t('scheme.ninetieth', { time: wait(flow.ninetiethMinutes) })
            : ''}{' '}
      </text>
      <Ring {...{ x: X - 6, y: y - 20, w: W + 8, h: 39 }} />
    </Place>
  );
}
