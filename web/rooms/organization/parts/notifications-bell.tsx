import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Tip } from '../../../ui/tip.tsx';
import { unreadQuery } from './unread.ts';

const Panel = lazy(() => import('./notifications-panel.tsx'));

const look = 'relative grid cursor-pointer place-items-center text-ink-3 hover:text-ink';

function Count({ unread }: { unread: number }) {
  return (
    <span
      aria-hidden="true"
      className="num absolute top-0.5 right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent"
    >
      {unread > 99 ? '99+' : unread}
    </span>
  );
}

/** How many things I was told and have not read; the list comes with the first press. `bar`: on the telephone's bottom bar. */
export function NotificationsBell({ bar }: { bar?: boolean }) {
  const me = useMe();
  const unread = useQuery({ ...unreadQuery, initialData: me.unread }).data;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useKeys('everywhere', bar ? [] : [{ keys: 'g n', word: 'organization.notifications', run: () => setOpen(true) }]);
  const label = unread > 0 ? t('organization.notifications.unread', { count: unread }) : t('organization.notifications');
  const press = {
    ref: button,
    type: 'button',
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    onClick: () => setOpen(!open),
  } as const;
  const count = unread > 0 ? <Count unread={unread} /> : null;
  return (
    <>
      {bar ? (
        <button {...press} className={cx(look, 'flex-1 gap-0.5 py-2 text-label')}>
          <span className="relative px-3">
            <Icon name="bell" size={20} />
            {count}
          </span>
          <span aria-hidden="true">{t('organization.notifications')}</span>
          <span className="sr-only">{label}</span>
        </button>
      ) : (
        <Tip
          side="right"
          words={
            <>
              {label} <Kbd keys="g n" />
            </>
          }
        >
          <button {...press} aria-label={label} aria-keyshortcuts="g n" className={cx(look, 'size-9.5 shrink-0 rounded-m')}>
            <Icon name="bell" />
            {count}
          </button>
        </Tip>
      )}
      {open ? (
        <Suspense>
          <Panel anchor={button} side={bar ? 'top' : 'right'} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
