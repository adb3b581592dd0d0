import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../../../ui/cx.ts';
import { CloseButton } from '../../../ui/panel-head.tsx';

type Props = { title?: string; onSubmit: () => void; onCancel: () => void; children: ReactNode };

/** A form opened in place: it takes the focus, ⌘↵ does what its button does, Esc puts it away. */
export function FormCard({ title, onSubmit, onCancel, children }: Props) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = card.current?.querySelector<HTMLElement>(
      '[data-first] input, input:not([type=hidden]), select, textarea, button',
    );
    if (!card.current?.contains(document.activeElement)) first?.focus();
    // With room for what the ruling may still ask for.
    const bottom = card.current?.getBoundingClientRect().bottom ?? 0;
    if (bottom + 160 > window.innerHeight) card.current?.scrollIntoView({ block: 'start' });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      event.stopPropagation();
      onSubmit();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the form, beside its buttons
    <div
      ref={card}
      onKeyDown={onKeyDown}
      className={cx(
        'grid scroll-mt-20 grid-cols-[minmax(0,1fr)] gap-3 bg-surface px-3 py-3 shadow-[inset_3px_0_0_var(--accent)]',
        title && 'rounded-m border border-line',
      )}
    >
      {title ? (
        <div className="flex items-center justify-between">
          <b className="head-650">{title}</b>
          <CloseButton onClose={onCancel} />
        </div>
      ) : null}
      {children}
    </div>
  );
}
