import { Popover } from '@base-ui/react/popover';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { api, type Notification, notificationsQuery } from '../api.ts';
import { NotificationRow } from './notification-row.tsx';
import { unreadQuery } from './unread.ts';

type Props = { anchor: RefObject<HTMLButtonElement | null>; side: 'right' | 'top'; onClose: () => void };

/** What is done on a part of the attributions, whatever case it came from. */
const PARTS = [
  ['attributions.told.audit.', 'audits'],
  ['attributions.told.trial.', 'trials'],
] as const;

/** What I was told, newest first. Each leads to its place, its request or its case. */
export default function NotificationsPanel({ anchor, side, onClose }: Props) {
  const { screens } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const told = useQuery(notificationsQuery);
  const read = useMutation({
    mutationFn: () => api('POST /notifications/read'),
    onSuccess: () => Promise.all([queries.invalidateQueries(notificationsQuery), queries.invalidateQueries(unreadQuery)]),
  });
  const openOf = ({ word, requestId, caseId }: Notification): (() => void) | null => {
    const tab = PARTS.find(([about]) => word.startsWith(about))?.[1];
    if (tab && screens.includes('attributions')) return () => void navigate({ to: '/attributions', search: { tab } });
    if (requestId && screens.includes('requests'))
      return () => void navigate({ to: '/requests/$requestId', params: { requestId } });
    if (caseId && screens.includes('desk')) return () => void navigate({ to: '/case/$caseId', params: { caseId } });
    return null;
  };
  const unread = told.data?.some((one) => one.readAt === null);
  return (
    <Popover.Root open onOpenChange={(next) => !next && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side={side} align="end" sideOffset={8} collisionPadding={8} className="z-30">
          <Popover.Popup className="pop flex max-h-[70dvh] w-[min(24rem,calc(100vw-1rem))] flex-col">
            <header className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5">
              <Popover.Title className="head-650 m-0 text-l">{t('organization.notifications')}</Popover.Title>
              {unread ? (
                <Button size="s" busy={read.isPending} onClick={() => read.mutate()}>
                  {t('organization.notifications.read')}
                </Button>
              ) : null}
            </header>
            <div className="min-h-0 overflow-y-auto">
              {read.error ? <Problem error={read.error} kept={null} className="m-3" /> : null}
              {told.error ? <Problem error={told.error} kept={null} onRetry={() => void told.refetch()} className="m-3" /> : null}
              {told.isPending ? <Waiting lines={3} /> : null}
              {told.data?.length === 0 ? (
                <Empty title={t('organization.notifications.empty')} todo={t('organization.notifications.empty.do')} />
              ) : null}
              <ul className="m-0 list-none p-0">
                {told.data?.map((one) => {
                  const go = openOf(one);
                  const open = go && (() => (onClose(), go()));
                  return <NotificationRow key={one.id} told={one} onOpen={open} />;
                })}
              </ul>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
