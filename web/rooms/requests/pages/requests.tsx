import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Panes } from '../../../ui/page.tsx';
import { useSelection } from '../../../ui/selection.ts';
import { type InboxTab, inboxQuery, oneQuery } from '../api.ts';
import { Detail } from '../parts/detail.tsx';
import { Inbox } from '../parts/inbox.tsx';

/** The inbox of what was put to me, and beside it the one that is open. Its address is the request's, so that it can be sent and gone back to. */
export function Requests() {
  const { requestId } = useParams({ strict: false });
  const [tab, setTab] = useState<InboxTab>('mine');
  const navigate = useNavigate();
  const selection = useSelection(requestId ?? null);
  const inbox = useInfiniteQuery(inboxQuery(tab));
  const items = inbox.data?.pages.flatMap((page) => page.requests) ?? [];
  const at = items.findIndex((item) => item.id === requestId);

  useEffect(() => selection.choose(requestId ?? null), [requestId, selection]);
  // Whoever comes by a link finds it in its own list: once, for afterwards the tabs are theirs.
  const { person } = useMe();
  const opened = useQuery({ ...oneQuery(requestId ?? ''), enabled: false }).data?.it.request;
  const [settled, setSettled] = useState(requestId === undefined);
  if (!settled && opened && inbox.data) {
    setSettled(true);
    if (at < 0 && !opened.isOpen) setTab('decided');
    else if (at < 0 && opened.askedBy.id === person.id) setTab('asked');
  }
  const open = (id: string | null): void => {
    if (id) void navigate({ to: '/requests/$requestId', params: { requestId: id } });
  };
  const step = (by: number): void => {
    const id = selection.move(by);
    if (id && id !== requestId)
      void navigate({ to: '/requests/$requestId', params: { requestId: id }, replace: requestId !== undefined });
  };
  useKeys('here', [
    { keys: 'j', word: 'requests.key.next', run: () => step(1) },
    { keys: 'k', word: 'requests.key.previous', run: () => step(-1) },
  ]);

  const first = items[0];
  return (
    <Panes
      show={requestId ? 'main' : 'list'}
      list={<Inbox tab={tab} onTab={setTab} selection={selection} onOpen={open} />}
      main={
        requestId ? (
          <Detail
            key={requestId}
            requestId={requestId}
            kind={items[at]?.kind}
            listed={!inbox.isPending}
            place={at >= 0 ? t('requests.place', { at: at + 1, count: items.length }) : null}
          />
        ) : (
          <Empty
            title={t(first ? 'requests.choose.title' : 'requests.empty.title')}
            todo={t(first ? 'requests.choose.do' : 'requests.empty.do')}
            action={
              first ? (
                <Button keys="j" onClick={() => open(first.id)}>
                  {t('requests.choose.first')}
                </Button>
              ) : null
            }
          />
        )
      }
    />
  );
}
