import { useEffect, useRef, useState } from 'react';
import { onLive } from '../../../lib/live.ts';
import { hearMoves, type Move } from './moves.ts';
import type { Strand } from './geometry.ts';

type Dot = { id: number; d: string; way: Strand['way'] };
const MOST = 40;
const TRAVEL_MS = 2600;

/** One demand or answer on its way, once. */
function Dot({ dot, onDone }: { dot: Dot; onDone: (id: number) => void }) {
  const circle = useRef<SVGCircleElement>(null);
  const done = useRef(onDone);
  useEffect(() => {
    const travel = circle.current?.animate([{ offsetDistance: '0%' }, { offsetDistance: '100%' }], {
      ...{ duration: TRAVEL_MS, easing: 'ease-in-out', fill: 'forwards' },
    });
    if (travel) travel.onfinish = () => done.current(dot.id);
    return () => travel?.cancel();
  }, [dot.id]);
  const tone = dot.way === 'demand' ? 'fill-demand' : 'fill-answer';
  return (
    <circle ref={circle} r="6" strokeWidth="2" className={`${tone} stroke-surface`} style={{ offsetPath: `path('${dot.d}')` }} />
  );
}

/** What happens now, as it happens: a dot along the arrow it takes. Nothing moves for who asked for less motion; the figures follow all the same. */
export function Dots({ strands }: { strands: readonly Strand[] }) {
  const [dots, setDots] = useState<Dot[]>([]);
  const known = useRef(strands);
  useEffect(() => {
    known.current = strands;
  });
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let next = 0;
    const send = ({ kind, way }: Move) => {
      const fit = known.current.filter((one) => one.kind === kind && one.way === way);
      const strand = fit[next % Math.max(1, fit.length)];
      const id = ++next;
      if (strand) setDots((now) => [...now.slice(1 - MOST), { id, d: strand.d, way }]);
    };
    const moves = hearMoves(send);
    const off = onLive(moves.hear);
    return () => {
      off();
      moves.stop();
    };
  }, []);
  return (
    <g aria-hidden="true">
      {dots.map((dot) => (
        <Dot key={dot.id} dot={dot} onDone={(id) => setDots((now) => now.filter((one) => one.id !== id))} />
      ))}
    </g>
  );
}
