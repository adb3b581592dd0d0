import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Pane, Panes } from '../../../ui/page.tsx';
import { useSelection } from '../../../ui/selection.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { unsettledQuery } from '../../stores/api.ts';
import { ExecutionList } from '../../stores/parts/execution-list.tsx';
import { incomingQuery } from '../api.ts';
import { ClosedList } from '../parts/closed-list.tsx';
import { IncomingList } from '../parts/incoming-list.tsx';
import { OutgoingList } from '../parts/outgoing-list.tsx';
import { type OutboxTab, Reading } from '../parts/reading.tsx';

const NAME = { out: 'email.outbox.out', in: 'email.outbox.in', closed: 'email.closed', shop: 'email.outbox.shop' } as const;
/** What came in and what the shop did tell of cases: they are for whoever may open all of those. */
const tabs = (sees: boolean): OutboxTab[] => (sees ? ['out', 'in', 'closed', 'shop'] : ['out', 'closed']);

/** What leaves, what comes in as it came, which addresses take none, and what a shop has not confirmed. */
export function Outbox() {
  const search = useSearch({ from: '/framed/outbox' });
  const navigate = useNavigate();
  const sees = useMe().scope === 'all';
  const tab = tabs(sees).find((one) => one === search.tab) ?? 'out';
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
  const counts: Partial<Record<OutboxTab, number | undefined>> = {
    in: incoming.data?.pages[0]?.counts.unreadable,
    shop: unsettled.data?.length,
  };
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
                <Tabs
                  label={t('email.outbox.title')}
                  tabs={tabs(sees).map((value) => ({
                    value,
                    label: t(NAME[value]),
                    ...(counts[value] ? { count: counts[value] } : {}),
                  }))}
                  value={tab}
                  onChange={(next) => void navigate({ to: '/outbox', search: next === 'out' ? {} : { tab: next } })}
                />
              </>
            }
          >
            {tab === 'out' ? <OutgoingList selection={selection} onOpen={open} /> : null}
            {tab === 'in' ? <IncomingList selection={selection} onOpen={open} /> : null}
            {tab === 'closed' ? <ClosedList selection={selection} onOpen={open} /> : null}
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
