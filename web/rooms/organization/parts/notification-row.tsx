import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Notification } from '../api.ts';

/** One thing I was told; unread ones have a mark and their word for those who do not see it. */
export function NotificationRow({ told, onOpen }: { told: Notification; onOpen: (() => void) | null }) {
  const unread = told.readAt === null;
  const inside = (
    <>
      <span aria-hidden="true" className={cx('mt-1.5 size-1.5 rounded-full', unread && 'bg-accent')} />
      <span className="min-w-0">
        {unread ? <span className="sr-only">{t('organization.notifications.new')} </span> : null}
        <span className={cx('block break-words', unread && 'font-semibold')}>{told.text}</span>
        <span className="num text-s text-ink-3">{moment(told.at)}</span>
      </span>
    </>
  );
  const row = 'grid w-full grid-cols-[auto_1fr] gap-x-2.5 px-4 py-2.5 text-left';
  return (
    <li className="border-b border-line last:border-0">
      {onOpen ? (
        <button
          type="button"
          onClick={onOpen}
          className={cx(row, 'cursor-pointer hover:bg-sunken focus-visible:-outline-offset-2')}
        >
          {inside}
        </button>
      ) : (
        <div className={row}>{inside}</div>
      )}
    </li>
  );
}
