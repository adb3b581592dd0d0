import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useState } from 'react';
import { t } from '../lib/words.ts';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

const widths = { s: 'max-w-100', m: 'max-w-140', l: 'max-w-220' };
export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  width?: keyof typeof widths;
};

/** Drawn by `dialog.tsx` once one is opened. */
export function Dialog({ open, onClose, title, description, children, actions, width = 'm' }: DialogProps) {
  // Looked up before a field inside takes the focus by itself: that one is gone when the dialog is.
  const [opened, setOpened] = useState<{ open: boolean; from: Element | null }>({ open: false, from: null });
  if (open !== opened.open) setOpened({ open, from: open ? document.activeElement : opened.from });
  const backTo = (): HTMLElement | true =>
    opened.from instanceof HTMLElement && opened.from !== document.body && opened.from.isConnected ? opened.from : true;
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-20 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          finalFocus={backTo}
          className={cx(
            'pop fixed z-20 flex max-h-[88dvh] w-full flex-col sm:max-h-[calc(88dvh-1rem)] max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-b-none sm:top-[12vh] sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2',
            widths[width],
            'max-sm:max-w-none',
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div>
              <Base.Title className="head-650 m-0 text-l">{title}</Base.Title>
              {description ? <Base.Description className="m-0 mt-1 text-ink-2">{description}</Base.Description> : null}
            </div>
            <Base.Close
              aria-label={t('shell.close')}
              className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-s text-ink-3 hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" size={15} />
            </Base.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {actions ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-paper px-5 py-3 sm:rounded-b-m">
              {actions}
            </footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
