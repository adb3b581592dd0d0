import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useMore } from '../../../lib/more.ts';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { listQuery, type Row, searchQuery, type View } from '../api.ts';
import { CaseRow } from './case-row.tsx';
import { ListEmpty } from './list-empty.tsx';
import { ListHead } from './list-head.tsx';
import { useLiveList } from './live-list.ts';

const idOf = (row: Row): string => row.id;
const ROW = 80;

/** What was typed, once the hand rests. */
function useRested(text: string, ms: number): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), text === '' ? 0 : ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return rested;
}

type Props = { view: View; onView: (view: View) => void; selection: Selection; onOpen: (id: string) => void };

/** The left pane. It does not know which case is open, so opening one draws two rows and nothing else of it. */
export const CaseList = memo(function CaseList({ view, onView, selection, onOpen }: Props) {
  const [q, setQ] = useState('');
  const entered = useRef(false);
  const wanted = useRested(q.trim(), 150);
  const field = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(listQuery(view));
  const search = useQuery(searchQuery(wanted));
  useLiveList(view);
  const searching = wanted !== '';
  const listed = useMemo(() => data?.pages.flatMap((page) => page.cases), [data]);
  const rows = useDeferredValue(searching ? search.data?.cases : listed);
  // Enter in the search opens what comes first, once it is what was typed for.
  const found = wanted === q.trim() && !search.isPlaceholderData ? search.data?.cases[0]?.id : undefined;
  useEffect(() => {
    if (!entered.current || found === undefined) return;
    entered.current = false;
    onOpen(found);
  }, [found, onOpen]);
  const more = useMore({ hasNextPage: hasNextPage && !searching, isFetchingNextPage, fetchNextPage });
  useKeys('here', [
    {
      keys: '/',
      word: 'cases.search',
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  const change = (next: View): void => {
    setQ('');
    onView(next);
  };
  const problem = searching ? search.error : error;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="border-b border-line px-4 pt-3.5">
        <ListHead
          view={view}
          onView={change}
          q={q}
          onSearch={setQ}
          onLeave={(byEnter) => {
            entered.current = byEnter && found === undefined && q.trim() !== '';
            if (byEnter && found !== undefined) onOpen(found);
            body.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();
          }}
          field={field}
        />
      </header>
      <div ref={body} className="min-h-0 flex-1">
        {problem ? (
          <Problem
            className="m-3"
            error={problem}
            kept={null}
            onRetry={() => void (searching ? search : { refetch }).refetch()}
          />
        ) : null}
        {!problem && rows === undefined ? <Waiting lines={8} /> : null}
        {rows?.length === 0 && !problem ? <ListEmpty view={view} searching={searching} onView={change} /> : null}
        {rows && rows.length > 0 ? (
          <VirtualList
            label={t('cases.list')}
            items={rows}
            idOf={idOf}
            Row={CaseRow}
            rowHeight={ROW}
            selection={selection}
            onOpen={onOpen}
            onEnd={more}
          />
        ) : null}
      </div>
    </div>
  );
});
