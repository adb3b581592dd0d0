import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Panes } from '../../../ui/page.tsx';
import { useSelection } from '../../../ui/selection.ts';
import type { View } from '../api.ts';
import type { BarHandle } from '../parts/bar-handle.ts';
import { CasePane, NoCase } from '../parts/case.tsx';
import { ContextPane } from '../parts/context.tsx';
import { CaseList } from '../parts/list.tsx';

const REST = 80;

/** The desk: the list, one case, and what may be done in it. Which case is open is in the address; which row is chosen is not. */
export function Desk() {
  const { caseId } = useParams({ strict: false });
  const { view = 'mine', queue, ids } = useSearch({ from: '/framed/desk' });
  const navigate = useNavigate();
  const selection = useSelection(caseId ?? null);
  const [beside, setBeside] = useState<'main' | 'side'>('main');
  const bar = useRef<BarHandle | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shownCase, setShownCase] = useState(caseId);
  // Another case is read from its beginning.
  if (shownCase !== caseId) {
    setShownCase(caseId);
    setBeside('main');
  }
  useEffect(() => {
    if (caseId) selection.choose(caseId);
  }, [caseId, selection]);
  useEffect(() => () => clearTimeout(rest.current), []);

  const open = useCallback(
    (id: string): void => {
      clearTimeout(rest.current);
      selection.choose(id);
      void navigate({ to: '/case/$caseId', params: { caseId: id }, search: (kept) => kept });
    },
    [navigate, selection],
  );
  const look = useCallback(
    (next: View): void =>
      void navigate({ to: '.', search: { view: next.view, ...(next.queueId ? { queue: next.queueId } : {}) } }),
    [navigate],
  );
  const reveal = useCallback(() => setBeside('side'), []);
  /** Held down, the key runs through the list; the case opens where it comes to rest. */
  const move = (by: number): void => {
    const id = selection.move(by);
    clearTimeout(rest.current);
    if (id && id !== caseId) rest.current = setTimeout(() => open(id), REST);
  };
  useKeys('here', [
    { keys: 'j', word: 'cases.key.next', run: () => move(1) },
    { keys: 'k', word: 'cases.key.previous', run: () => move(-1) },
  ]);
  // The same object while it says the same, so that the list is not drawn again for another case.
  const shown = useMemo((): View => ({ view, queueId: queue, ids }), [view, queue, ids]);
  return (
    <Panes
      show={caseId ? 'main' : 'list'}
      beside={beside}
      onBeside={setBeside}
      labels={{ main: t('cases.pane.case'), side: t('cases.pane.context') }}
      list={<CaseList view={shown} onView={look} selection={selection} onOpen={open} />}
      main={caseId ? <CasePane key={caseId} caseId={caseId} bar={bar} /> : <NoCase />}
      side={caseId ? <ContextPane key={caseId} caseId={caseId} bar={bar} onReveal={reveal} /> : undefined}
    />
  );
}
