import { type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../lib/keys.ts';
import { useNarrower } from '../lib/narrow.ts';
import { Dialog } from './dialog.tsx';
import { PanelHead } from './panel-head.tsx';

/** Below this width what it says stands in a dialog. */
const NARROW = 1100;

type Props = { title: string; note?: string | null | undefined; onClose: () => void; children: ReactNode };

/** Something that is opened beside what it explains: it takes the focus, and Escape closes it. */
export function SidePanel({ title, note, onClose, children }: Props) {
  const narrow = useNarrower(NARROW);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title, note]);
  useKeys('here', [{ keys: 'Escape', word: 'shell.close', run: onClose }]);
  if (narrow)
    return (
      <Dialog open onClose={onClose} title={title} {...(note ? { description: note } : {})}>
        {children}
      </Dialog>
    );
  return (
    <aside aria-labelledby="side" className="w-88 shrink-0 overflow-y-auto border-l border-line bg-paper px-5 py-3.5">
      <div className="pb-1">
        <PanelHead id="side" title={title} note={note} onClose={onClose} heading={heading} />
      </div>
      {children}
    </aside>
  );
}
