import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '../../../lib/words.ts';
import type { Behind } from '../api.ts';

/** Something of the drawing that opens its cases: by mouse, by Enter and by the space bar. Its name is what is written in it; `what` says it in a sentence. */
export function Place({
  behind,
  what,
  onOpen,
  children,
}: {
  behind: Behind;
  what: string;
  onOpen: (behind: Behind) => void;
  children: ReactNode;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen(behind);
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-description={t('scheme.opens', { name: behind.name, what })}
      onClick={() => onOpen(behind)}
      onKeyDown={onKeyDown}
      className="group cursor-pointer outline-none"
    >
      {children}
    </g>
  );
}

/** The ring around a place that has the focus, and the ground that takes the mouse. */
export function Ring({ x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  return (
    <rect
      {...{ x: x - 3, y: y - 3, width: w + 6, height: h + 6, rx: 7 }}
      strokeWidth="2"
      className="fill-transparent stroke-transparent group-focus-visible:stroke-accent"
    />
  );
}
