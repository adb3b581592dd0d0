import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

/** Words for an icon, on hover and on focus. Never the only place where something is said: the control has its own label. */
export function Tip({ words, side = 'top', children }: { words: ReactNode; side?: 'top' | 'right' | 'bottom'; children: ReactElement }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger delay={350} render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={8} className="z-30">
          <Tooltip.Popup className="pop flex max-w-64 items-center gap-2 px-2.5 py-1.5 text-s">{words}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
