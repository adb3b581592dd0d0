import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Pane, Panes } from '../../../ui/page.tsx';
import { useSelection } from '../../../ui/selection.ts';
import { type Tab, Tabs } from '../../../ui/tabs.tsx';
import { unsettledQuery } from '../../stores/api.ts';
import { ExecutionList } from '../../stores/parts/execution-list.tsx';
import { incomingQuery } from '../api.ts';
import { IncomingList } from '../parts/incoming-list.tsx';
import { OutgoingList } from '../parts/outgoing-list.tsx';
import { type OutboxTab, Reading } from '../parts/reading.tsx';

/** What leaves, what comes in as it came, and what a shop has not confirmed. */
export function Outbox() {
  const search = useSearch({ from: '/framed/outbox' });
  const navigate = useNavigate();
  const sees = useMe().scope === 'all';
  const tab: OutboxTab = sees && (search.tab === 'in' || search.tab === 'shop') ? search.tab : 'out';
  const unsettled = useQuery({ ...unsettledQuery, enabled: sees });
  const incoming = useInfiniteQuery({ ...incomingQuery('unreadable'), enabled: sees });
  const selection = useSelection(search.id ?? null);
  const open = (id: string): void => {
    selection.choose(id);
    void navigate({ to: '/outbox', search: { ...(tab === 'out' ? {} : { tab }), id }, replace: search.id !== undefined });
  };
  useEffect(() => selection.choose(search.id ?? null), [selection, search.id]);
  const move = (by: number): void => {
    const id = selection.move(by);
    if (id) open(id);
  };
  useKeys('here', [
    { keys: 'j', word: 'email.key.next', run: () => move(1) },
    { keys: 'k', word: 'email.key.previous', run: () => move(-1) },
  ]);
  const unreadable = incoming.data?.pages[0]?.counts.unreadable ?? 0;
  const tabs: Tab<OutboxTab>[] = [
    { value: 'out', label: t('email.outbox.out') },
    { value: 'in', label: t('email.outbox.in'), ...(unreadable ? { count: unreadable } : {}) },
    { value: 'shop', label: t('email.outbox.shop'), ...(unsettled.data?.length ? { count: unsettled.data.length } : {}) },
  ];
  return (
    <>
      <h1 className="sr-only">{t('email.outbox.title')}</h1>
      <Panes
        show={search.id ? 'main' : 'list'}
        list={
          <Pane
            head={
              <>
                <h2 className="head-650 m-0 pb-2 text-l">{t('email.outbox.title')}</h2>
                {sees ? (
                  <Tabs
                    label={t('email.outbox.title')}
                    tabs={tabs}
                    value={tab}
                    onChange={(next) => void navigate({ to: '/outbox', search: next === 'out' ? {} : { tab: next } })}
                  />
                ) : null}
              </>
            }
          >
            {tab === 'out' ? <OutgoingList selection={selection} onOpen={open} /> : null}
            {tab === 'in' ? <IncomingList selection={selection} onOpen={open} /> : null}
            {tab === 'shop' ? <ExecutionList selection={selection} onOpen={open} /> : null}
          </Pane>
        }
        main={
          <>
            <Link
              to="/outbox"
              search={tab === 'out' ? {} : { tab }}
              className="link mx-4 mt-4 min-h-6 md:hidden"
              activeProps={{}}
            >
              {t('email.outbox.title')}
            </Link>
            <Reading tab={tab} id={search.id} />
          </>
        }
      />
    </>
  );
}
