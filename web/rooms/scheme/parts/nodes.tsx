import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Behind, Flow } from '../api.ts';
import type { Node } from './geometry.ts';
import { Place, Ring } from './place.tsx';
import { inWords, volume, wait, waiting } from './say.ts';

type Props = { node: Node; behind: Behind; flow: Flow; onOpen: (behind: Behind) => void };
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A level of superiors, or a section: name, how many, what waits, how long. */
export function SmallNode({ node: { x, y, w, h }, behind, flow, onOpen }: Props) {
  return (
    <Place behind={behind} what={inWords(flow)} onOpen={onOpen}>
      <rect {...{ x, y, width: w, height: h, rx: 5 }} className="fill-surface stroke-line-strong group-hover:stroke-ink-3" />
      <text x={x + 10} y={y + 14} className="fill-ink text-m font-semibold">
        {cut(behind.name, 24)}{' '}
      </text>
      <text x={x + 10} y={y + 28} className="num fill-ink-2 text-s">
        {volume(flow)}{' '}
      </text>
      <text x={x + w - 10} y={y + 28} textAnchor="end" className="num fill-ink text-m font-semibold">
        {wait(flow.medianMinutes)}{' '}
      </text>
      <Ring {...{ x, y, w, h }} />
    </Place>
  );
}

/** A department: volume on the arrow that enters, time on the one that leaves, what waits inside. */
export function DepartmentNode({ node: { x, y, w, h }, behind, flow, onOpen }: Props) {
  const late = flow.overdue > 0;
  return (
    <Place behind={behind} what={inWords(flow)} onOpen={onOpen}>
      <rect {...{ x, y, width: w, height: h, rx: 5 }} className="fill-surface stroke-line-strong group-hover:stroke-ink-3" />
      <text x={x + 12} y={y + 18} className="fill-ink text-m font-semibold">
        {cut(behind.name, 26)}{' '}
      </text>
      <text x={x + 12} y={y + 34} className="num fill-ink-2 text-s">
        {waiting(flow)}
        {late ? <tspan className="fill-bad font-semibold">, {t('scheme.late', { n: flow.overdue })}</tspan> : null}{' '}
      </text>
      <text x={x - 26} y={y + h / 2 - 10} textAnchor="end" className="num fill-ink-2 text-s">
        {count(flow.n)}{' '}
      </text>
      <text
        x={x + w + 12}
        y={y + h / 2 - 10}
        className={late ? 'num fill-bad text-m font-semibold' : 'num fill-ink text-m font-semibold'}
      >
        {wait(flow.medianMinutes)}{' '}
      </text>
      <Ring {...{ x, y, w, h }} />
    </Place>
  );
}
