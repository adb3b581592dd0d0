import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useMore } from '../../../lib/more.ts';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type Closed, closedQuery } from '../api.ts';
import { ClosedRow } from './closed-row.tsx';

const idOf = ({ address }: Closed): string => address;

/** Addresses that mail came back from, the last one first, and a search among them. */
export function ClosedList({ selection, onOpen }: { selection: Selection; onOpen: (id: string) => void }) {
  const [q, setQ] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(q.trim());
  const list = useInfiniteQuery(closedQuery(asked));
  const more = useMore(list);
  useKeys('here', [{ keys: '/', word: 'email.closed.search.key', run: () => field.current?.focus() }]);
  if (list.error) return <Problem error={list.error} kept={null} onRetry={() => void list.refetch()} className="m-3" />;
  if (!list.data) return <Waiting lines={8} />;
  const addresses = list.data.pages.flatMap((page) => page.addresses);
  if (addresses.length === 0 && asked === '') return <Empty title={t('email.closed.empty')} todo={t('email.closed.empty.do')} />;
  return (
    <div className="flex h-full flex-col">
      <div className="grid gap-1 border-b border-line px-3 py-2">
        <label className="flex items-center gap-2 rounded-s border border-line-strong bg-surface px-2 focus-within:border-accent">
          <Icon name="search" size={14} className="text-ink-3" />
          <input
            ref={field}
            type="search"
            aria-label={t('email.closed.search')}
            placeholder={t('email.closed.search')}
            maxLength={100}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setQ('');
              if (event.key === 'Enter' && addresses[0]) onOpen(addresses[0].address);
              if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
            }}
            className="min-h-7 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
          />
          <Kbd keys={q ? 'Escape' : '/'} />
        </label>
        <p role="status" className="num m-0 text-s text-ink-3">
          {t('email.closed.total', { n: list.data.pages[0]?.total ?? 0 })}
        </p>
      </div>
      {addresses.length === 0 ? <Empty title={t('email.closed.none', { q: asked })} todo={t('email.closed.none.do')} /> : null}
      {addresses.length > 0 ? (
        <div className="min-h-0 flex-1">
          <VirtualList
            label={t('email.closed.title')}
            items={addresses}
            idOf={idOf}
            Row={ClosedRow}
            rowHeight={76}
            selection={selection}
            onOpen={onOpen}
            onEnd={more}
          />
        </div>
      ) : null}
    </div>
  );
}
