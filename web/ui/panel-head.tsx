import type { Ref } from 'react';
import { t } from '../lib/words.ts';
import { Icon } from './icon.tsx';

/** Puts away what it stands in. */
export function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <button
      type="button"
      aria-label={t('shell.close')}
      onClick={onClose}
      className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
    >
      <Icon name="close" size={15} />
    </button>
  );
}

type Props = {
  id: string;
  title: string;
  note?: string | null | undefined;
  onClose: () => void;
  heading?: Ref<HTMLHeadingElement>;
};

/** What a panel beside a screen is about, and the way out of it. Its title can be given the focus; `id` names the panel by it. */
export function PanelHead({ id, title, note, onClose, heading }: Props) {
  return (
    <header className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <h2 id={id} ref={heading} tabIndex={-1} className="head-650 m-0 text-l outline-none">
          {title}
        </h2>
        {note ? <p className="m-0 text-ink-2">{note}</p> : null}
      </div>
      <CloseButton onClose={onClose} />
    </header>
  );
}
