import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../lib/session.ts';
import { useMore } from '../../../lib/more.ts';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type Outgoing, outgoingQuery } from '../api.ts';
import { OutgoingRow } from './outgoing-row.tsx';
import { StaysHere } from './stays-here.tsx';

const idOf = (mail: Outgoing): string => mail.id;

/** Mail that left, waits, or stays here because no server is set; newest first. */
export function OutgoingList({ selection, onOpen }: { selection: Selection; onOpen: (id: string) => void }) {
  const out = useInfiniteQuery(outgoingQuery);
  const { screens } = useMe();
  const more = useMore(out);
  if (out.error) return <Problem error={out.error} kept={null} onRetry={() => void out.refetch()} className="m-3" />;
  if (!out.data) return <Waiting lines={8} />;
  const mails = out.data.pages.flatMap((page) => page.mails);
  return (
    <div className="flex h-full flex-col">
      {out.data.pages[0]?.smtpConfigured ? null : (
        <div className="px-3 pt-3">
          <StaysHere>
            {screens.includes('settings') ? (
              <Link to="/settings" search={{ tab: 'mailboxes' }} className="link">
                {t('email.stays.link')}
              </Link>
            ) : (
              t('email.stays.ask')
            )}
          </StaysHere>
        </div>
      )}
      {mails.length === 0 ? <Empty title={t('email.outbox.empty.title')} todo={t('email.outbox.empty.do')} /> : null}
      {mails.length > 0 ? (
        <div className="min-h-0 flex-1 border-t border-line">
          <VirtualList
            label={t('email.outbox.out')}
            items={mails}
            idOf={idOf}
            Row={OutgoingRow}
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
