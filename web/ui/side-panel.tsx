import { type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../lib/keys.ts';
import { useNarrower } from '../lib/narrow.ts';
import { t } from '../lib/words.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

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
      <header className="flex items-start justify-between gap-3 pb-1">
        <div>
          <h2 id="side" ref={heading} tabIndex={-1} className="head-650 m-0 text-l outline-none">
            {title}
          </h2>
          {note ? <p className="m-0 text-ink-2">{note}</p> : null}
        </div>
        <button
          type="button"
          aria-label={t('shell.close')}
          onClick={onClose}
          className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <Icon name="close" size={15} />
        </button>
      </header>
      {children}
    </aside>
  );
}
