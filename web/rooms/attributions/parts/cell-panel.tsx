import { useEffect, useRef } from 'react';
import { useMe } from '../../../lib/session.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { PanelHead } from '../../../ui/panel-head.tsx';
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
  const about = [view.column.name, headNote(view.line.conditions, [], currency)].filter(Boolean).join(' · ');
  const content = editable ? (
    <Editor view={view} draft={draft} units={units} onDone={onClose} />
  ) : (
    <ReadCell view={view} units={units} />
  );
  if (narrow)
    return (
      <Dialog open onClose={onClose} title={action} description={about}>
        {content}
      </Dialog>
    );
  return (
    <aside ref={panel} aria-labelledby="cell" className="flex w-104 shrink-0 flex-col border-l border-line bg-paper">
      <div className="px-5 pt-3.5 pb-3">
        <PanelHead id="cell" title={action} note={about} onClose={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{content}</div>
    </aside>
  );
}
