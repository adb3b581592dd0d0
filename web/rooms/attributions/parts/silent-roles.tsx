import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Column } from '../api.ts';
import { holderKey } from './lines.ts';

/** Holders that no row names: a column for each would only fill the page. Whoever drafts can open one. */
export function SilentRoles({
  columns,
  editable,
  onShow,
}: {
  columns: readonly Column[];
  editable: boolean;
  onShow: (key: string) => void;
}) {
  if (columns.length === 0) return null;
  return (
    <p className="sticky left-0 m-0 flex max-w-200 flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3 text-s text-ink-2 sm:px-6">
      <span>{t('attributions.silent')}</span>
      {columns.map((column) =>
        editable ? (
          <button
            key={holderKey(column.holder)}
            type="button"
            className="link inline-flex min-h-6 items-center gap-1"
            aria-label={t('attributions.silent.add', { holder: column.name })}
            onClick={() => onShow(holderKey(column.holder))}
          >
            <Icon name="plus" size={11} />
            {column.name}
          </button>
        ) : (
          <span key={holderKey(column.holder)}>{column.name}</span>
        ),
      )}
    </p>
  );
}
