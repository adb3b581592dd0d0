import { useInfiniteQuery } from '@tanstack/react-query';
import { useMore } from '../../../lib/more.ts';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { incomingQuery, type RawMail } from '../api.ts';
import { IncomingRow } from './incoming-row.tsx';

const idOf = (mail: RawMail): string => mail.id;
const groupOf = (mail: RawMail): string => (mail.state === 'unreadable' ? t('email.in.first') : t('email.in.rest'));

/** Every raw mail there is to show, unreadable ones first. */
export function useIncoming() {
  const unreadable = useInfiniteQuery(incomingQuery('unreadable'));
  const all = useInfiniteQuery(incomingQuery(undefined));
  const of = (query: typeof all): RawMail[] => query.data?.pages.flatMap((page) => page.mails) ?? [];
  return { all, unreadable, mails: [...of(unreadable), ...of(all).filter((mail) => mail.state !== 'unreadable')] };
}

/** What came in by mail, as it came. */
export function IncomingList({ selection, onOpen }: { selection: Selection; onOpen: (id: string) => void }) {
  const { all, unreadable, mails } = useIncoming();
  const more = useMore(all);
  const failed = all.error ? all : unreadable.error ? unreadable : null;
  if (failed) return <Problem error={failed.error} kept={null} onRetry={() => void failed.refetch()} className="m-3" />;
  if (!all.data || !unreadable.data) return <Waiting lines={8} />;
  if (mails.length === 0) return <Empty title={t('email.incoming.empty')} todo={t('email.incoming.empty.do')} />;
  return (
    <VirtualList
      label={t('email.outbox.in')}
      items={mails}
      idOf={idOf}
      Row={IncomingRow}
      rowHeight={76}
      selection={selection}
      onOpen={onOpen}
      groupOf={groupOf}
      onEnd={more}
    />
  );
}
