import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useMore } from '../../../lib/more.ts';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Pane } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type InboxTab, inboxQuery, type Request } from '../api.ts';
import { groupOf, soonUntil } from './due.ts';
import { useNow } from '../../../lib/now.ts';
import { AskedRow, RequestRow } from './request-row.tsx';

const idOf = (request: Request): string => request.id;
const emptyWords = {
  mine: ['requests.empty.title', 'requests.empty.do'],
  deputy: ['requests.emptyDeputy.title', 'requests.emptyDeputy.do'],
  asked: ['requests.emptyAsked.title', 'requests.emptyAsked.do'],
  decided: ['requests.emptyDecided.title', 'requests.emptyDecided.do'],
} as const;

type Props = { tab: InboxTab; onTab: (tab: InboxTab) => void; selection: Selection; onOpen: (id: string) => void };

/** What was put to me, what I hold for somebody else, what I asked and what is over, the most urgent first. */
export function Inbox({ tab, onTab, selection, onOpen }: Props) {
  const inbox = useInfiniteQuery(inboxQuery(tab));
  const now = useNow();
  const hour = soonUntil(now);
  // Headings change with the hour, or when something falls due; not with every quarter of a minute.
  const items = inbox.data?.pages.flatMap((page) => page.requests) ?? [];
  const late = items.filter((item) => item.isOpen && Date.parse(item.dueAt) < now).length;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `now` is read when one of the two has changed
  const grouping = useCallback((request: Request) => groupOf(request, now), [hour, late]);
  const counts = inbox.data?.pages[0]?.counts;
  const [title, todo] = emptyWords[tab];
  const more = useMore(inbox);

  return (
    <div className="h-full [&>div>footer]:max-md:hidden">
      <Pane
        head={
          <>
            <h1 className="head-650 m-0 text-l">
              {t('requests.title')}
              {counts ? (
                <span className="num ml-1.5 text-s font-normal text-ink-3">
                  · {t('requests.toAnswer', { count: counts.mine })}
                </span>
              ) : null}
            </h1>
            <Tabs
              className="mt-2"
              label={t('requests.title')}
              value={tab}
              onChange={onTab}
              tabs={[
                { value: 'mine', label: t('requests.tab.mine'), ...(counts ? { count: counts.mine } : {}) },
                { value: 'deputy', label: t('requests.tab.deputy'), ...(counts?.deputy ? { count: counts.deputy } : {}) },
                { value: 'asked', label: t('requests.tab.asked'), ...(counts?.asked ? { count: counts.asked } : {}) },
                { value: 'decided', label: t('requests.tab.decided') },
              ]}
            />
          </>
        }
        foot={
          <span className="flex items-center justify-between gap-3">
            {t('requests.foot.move')}
            <span className="flex gap-1">
              <Kbd keys="j" /> <Kbd keys="k" />
            </span>
          </span>
        }
      >
        {inbox.isPending ? <Waiting lines={8} /> : null}
        {inbox.error ? <Problem error={inbox.error} kept={null} onRetry={() => void inbox.refetch()} className="m-3" /> : null}
        {inbox.data && items.length === 0 ? <Empty title={t(title)} todo={t(todo)} /> : null}
        {items.length > 0 ? (
          <VirtualList
            label={t(`requests.tab.${tab}`)}
            items={items}
            idOf={idOf}
            Row={tab === 'asked' ? AskedRow : RequestRow}
            rowHeight={78}
            selection={selection}
            onOpen={onOpen}
            groupOf={grouping}
            onEnd={more}
          />
        ) : null}
      </Pane>
    </div>
  );
}
