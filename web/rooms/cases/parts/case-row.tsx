import { day, time } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Row } from '../api.ts';
import { sayDue } from './clocks.ts';
import { useNow } from '../../../lib/now.ts';

const closed = new Set(['resolved', 'notified', 'closed', 'withdrawn', 'merged']);

/** What stands under the subject: the circuit under way with what it waits for, else the state. */
function Standing({ item }: { item: Row }) {
  if (item.waits.includes('unreadable')) return <b className="text-bad">{t('cases.waits.unreadable')}</b>;
  if (item.circuit) {
    const waits = item.waits.find((one) => one !== 'supply');
    return <Sign kind={item.circuit}>{waits ? (said(`cases.waits.${waits}`) ?? undefined) : undefined}</Sign>;
  }
  if (item.waits.includes('supply')) return <Sign kind="supply">{t('cases.waits.supply')}</Sign>;
  return <span className={cx(item.state === 'new' && 'font-semibold text-ink')}>{said(`cases.state.${item.state}`)}</span>;
}

/** A case in the list: who, when, what about; its circuit or state, by which door, and until when. */
export function CaseRow({ item }: { item: Row }) {
  const now = useNow();
  const due = item.nextDueAt && !closed.has(item.state) ? sayDue(item.nextDueAt, item.nextDueKind, now) : null;
  const at = item.lastInAt ?? item.openedAt;
  const today = day(at, new Date(now)) === day(new Date(now).toISOString(), new Date(now));
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-2">
        <b className="truncate font-semibold">{item.customerName || t('cases.customer.unknown')}</b>
        <span className="num shrink-0 text-s text-ink-3">{today ? time(at) : day(at, new Date(now))}</span>
      </div>
      <span className="truncate text-ink-2">{item.subject}</span>
      <div className="flex items-center gap-2.5 overflow-hidden text-meta whitespace-nowrap text-ink-3">
        <Standing item={item} />
        <span>{said(`cases.channel.${item.channel}`)}</span>
        {due ? <span className={cx('num', due.late && 'font-semibold text-bad')}>{due.words}</span> : null}
        {item.ownerName ? null : <span className="ml-auto">{closed.has(item.state) ? '' : t('cases.owner.none')}</span>}
      </div>
    </div>
  );
}
