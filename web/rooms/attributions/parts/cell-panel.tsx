import { useEffect, useRef } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Unit } from '../api.ts';
import type { Draft } from './draft.ts';
import { Editor } from './editor.tsx';
import { ReadCell } from './read.tsx';
import { headNote, nameOf } from './say.ts';
import type { CellView } from './views.ts';

type Props = { view: CellView; draft: Draft; units: readonly Unit[]; editable: boolean; narrow: boolean; onClose: () => void };

/** The cell that is open: beside the matrix, which stays in sight, or over it where there is no room for both. */
export function CellPanel({ view, draft, units, editable, narrow, onClose }: Props) {
  const { currency } = useMe().centre;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!narrow) panel.current?.querySelector<HTMLElement>('input:checked, h2')?.focus();
  }, [narrow]);
  const action = nameOf(view.line.kind);
  const note = headNote(view.line.conditions, [], currency);
  const content = editable ? (
    <Editor view={view} draft={draft} units={units} onDone={onClose} />
  ) : (
    <ReadCell view={view} units={units} />
  );
  if (narrow)
    return (
      <Dialog open onClose={onClose} title={action} description={[view.column.name, note].filter(Boolean).join(' · ')}>
        {content}
      </Dialog>
    );
  return (
    <aside ref={panel} aria-labelledby="cell" className="flex w-104 shrink-0 flex-col border-l border-line bg-paper">
      <header className="flex items-start justify-between gap-3 px-5 pt-3.5 pb-3">
        <div>
          <h2 id="cell" tabIndex={-1} className="head-650 m-0 text-l outline-none">
            {action}
          </h2>
          <p className="m-0 text-ink-2">{[view.column.name, note].filter(Boolean).join(' · ')}</p>
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
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{content}</div>
    </aside>
  );
}
