import type { ReactNode } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Behind, Figure } from '../api.ts';

/** Whose figures these are, and what opens their cases. */
export type Whose = { name: string; personId?: string; unitId?: string; onOpen: (behind: Behind) => void };

/** A figure that opens its cases; one that counts nothing opens nothing. `note` is the second line: of how many. */
export function Opens({
  whose,
  figure,
  n,
  children,
  note,
  tone,
}: {
  whose: Whose;
  figure: Figure;
  n: number;
  children: ReactNode;
  note?: ReactNode;
  tone?: string;
}) {
  const { onOpen, ...who } = whose;
  return (
    <span className="inline-grid justify-items-end">
      {n > 0 ? (
        <button
          type="button"
          className={cx('min-h-6 cursor-pointer border-0 p-0', tone)}
          onClick={() => onOpen({ figure, ...who })}
        >
          <span className="opens">{children}</span>
          <span className="sr-only">, {t('reports.opens', { figure: t(`reports.figure.${figure}`), name: who.name, n })}</span>
        </button>
      ) : (
        <span className="leading-6 text-ink-3">{children}</span>
      )}
      {note ? <span className="text-meta text-ink-3">{note}</span> : null}
    </span>
  );
}
