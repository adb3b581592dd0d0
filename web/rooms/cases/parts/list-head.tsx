import { useQuery } from '@tanstack/react-query';
import { type RefObject } from 'react';
import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Menu, MenuChoice } from '../../../ui/menu.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { queuesQuery, type View } from '../api.ts';

export type Queues = { queues: { id: string; name: string; open: number }[]; mine: number; waiting: number };

/** What the list is called, and how many it holds where that is known. */
function titleOf(view: View, queues: Queues | undefined): { title: string; open: number | null } {
  if (view.ids !== undefined) return { title: t('cases.view.ids'), open: null };
  if (view.view === 'queue') {
    const queue = queues?.queues.find((one) => one.id === view.queueId);
    return { title: queue?.name ?? '', open: queue?.open ?? null };
  }
  const all = queues?.queues.reduce((sum, one) => sum + one.open, 0) ?? null;
  const open = { mine: queues?.mine ?? null, waiting: queues?.waiting ?? null, open: all, all: null }[view.view];
  return { title: t(view.view === 'mine' ? 'cases.queue.title' : `cases.view.${view.view}`), open };
}

function QueueMenu({ view, queues, onView }: { view: View; queues: Queues; onView: (view: View) => void }) {
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="-mr-1.5 flex min-h-6 cursor-pointer items-center gap-1 rounded-s px-1.5 text-s text-ink-2 hover:bg-sunken"
        >
          {t('cases.view.queues')}
          <Icon name="chevron" size={14} />
        </button>
      }
    >
      <MenuChoice
        value={view.queueId ?? ''}
        onChange={(queueId) => onView({ view: 'queue', queueId })}
        options={queues.queues.map((one) => ({ value: one.id, label: `${one.name} · ${count(one.open)}` }))}
      />
    </Menu>
  );
}

type Props = {
  view: View;
  onView: (view: View) => void;
  q: string;
  onSearch: (q: string) => void;
  /** `entered`: by Enter, to open what comes first. */
  onLeave: (entered: boolean) => void;
  field: RefObject<HTMLInputElement | null>;
};

/** Title, search and tabs above the list. */
export function ListHead({ view, onView, q, onSearch, onLeave, field }: Props) {
  const { data: queues } = useQuery(queuesQuery);
  const { title, open } = titleOf(view, queues);
  const tab = view.ids === undefined && view.view !== 'queue' ? view.view : 'none';
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between gap-2">
        <h1 className="m-0 flex min-w-0 items-baseline gap-1.5 text-l">
          <span className="head-650 truncate">{title}</span>
          {open === null ? null : (
            <span className="num shrink-0 text-s font-normal text-ink-3">{t('cases.queue.open', { count: open })}</span>
          )}
        </h1>
        {queues ? <QueueMenu view={view} queues={queues} onView={onView} /> : null}
      </div>
      <label className="flex items-center gap-2 rounded-s border border-line-strong bg-surface px-2 focus-within:border-accent">
        <Icon name="search" size={14} className="text-ink-3" />
        <input
          ref={field}
          type="search"
          aria-label={t('cases.search')}
          placeholder={t('cases.search.hint')}
          value={q}
          onChange={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onSearch('');
            if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onLeave(event.key === 'Enter');
          }}
          className="min-h-7 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
        />
        <Kbd keys={q ? 'Escape' : '/'} />
      </label>
      <Tabs
        label={t('cases.view')}
        value={tab}
        onChange={(next) => next !== 'none' && onView({ view: next })}
        tabs={
          [
            { value: 'mine', label: t('cases.view.now') },
            { value: 'waiting', label: t('cases.view.waiting'), ...(queues?.waiting ? { count: queues.waiting } : {}) },
            { value: 'open', label: t('cases.view.open') },
            { value: 'all', label: t('cases.view.all') },
          ] as { value: View['view'] | 'none'; label: string; count?: number }[]
        }
      />
    </div>
  );
}
