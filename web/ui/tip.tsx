import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

type Side = 'top' | 'right' | 'bottom';
const gap = 8;

function place(rect: DOMRect, side: Side): { left: number; top: number; translate: string } {
  if (side === 'right') return { left: rect.right + gap, top: rect.top + rect.height / 2, translate: '0 -50%' };
  const left = Math.min(window.innerWidth - 136, Math.max(136, rect.left + rect.width / 2));
  return side === 'top'
    ? { left, top: rect.top - gap, translate: '-50% -100%' }
    : { left, top: rect.bottom + gap, translate: '-50% 0' };
}

/**
 * Words for an icon or a button that can't be pressed: on hover after a moment, on focus at once; Esc puts them away, and the pointer
 * may rest on them. Never the only place where something is said: the control keeps its own label. Ours, since the library's
 * positioner weighs as much as a room.
 */
export function Tip({ words, side = 'top', children }: { words: ReactNode; side?: Side; children: ReactNode }) {
  const [at, setAt] = useState<ReturnType<typeof place> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (ms: number, next: typeof at): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAt(next), ms);
  };
  const show = (event: SyntheticEvent, ms: number): void => {
    const control = event.currentTarget.firstElementChild;
    if (control) soon(at ? 0 : ms, place(control.getBoundingClientRect(), side));
  };
  return (
    <span
      className="contents"
      onPointerEnter={(event) => event.pointerType === 'mouse' && show(event, 350)}
      onPointerLeave={() => soon(120, null)}
      onFocus={(event) => event.target.matches(':focus-visible') && show(event, 0)}
      onBlur={() => soon(0, null)}
      onClick={() => soon(0, null)}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && soon(0, null)}
    >
      {children}
      {at
        ? createPortal(
            <span
              role="tooltip"
              style={at}
              className="pop fixed z-30 flex w-max max-w-64 items-center gap-2 px-2.5 py-1.5 text-s"
            >
              {words}
            </span>,
            document.body,
          )
        : null}
    </span>
  );
}
