import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { type Case, type DoorChoice, mailQuery } from '../api.ts';
import { isClosed, sameDoor, sayDoor, waysOf } from './answer-doors.ts';

/** Which addresses of the case, or the one that was typed, send mail back; and whether one may let them go. */
export function useClosed(one: Case, door: DoorChoice) {
  const isOfCase = waysOf(one).some((way) => sameDoor(way, door));
  const { data } = useQuery({
    ...mailQuery(one.id, one.version, isOfCase ? '' : (door.address ?? '')),
    enabled: door.channel === 'email',
  });
  return { closed: data?.closed ?? [], mayRelease: data?.mayRelease ?? false };
}

/** Before anything is written: the address that was chosen takes no mail, why, and by which other doors it can be said. */
export function ClosedDoor({ one, door, onDoor }: { one: Case; door: DoorChoice; onDoor: (door: DoorChoice) => void }) {
  const { closed, mayRelease } = useClosed(one, door);
  const mark = isClosed(closed, door);
  if (!mark) return null;
  const others = waysOf(one).filter((way) => way.known && !sameDoor(way, door) && !isClosed(closed, way));
  return (
    <div
      role="status"
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 rounded-r-m border-l-3 border-bad bg-bad-soft px-2.5 py-1.5"
    >
      <Icon name="warn" size={14} className="mt-0.5 text-bad" />
      <div className="grid min-w-0 gap-1">
        <p className="m-0 text-ink">
          <b className="font-semibold">{t(`cases.closed.${mark.kind}`, { day: day(mark.since) })}</b>{' '}
          {mark.why ? (
            <span className="text-ink-2 wrap-anywhere">{t('cases.closed.said', { why: mark.why.slice(0, 160) })}</span>
          ) : null}
        </p>
        <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1">
          {others.map((way) => (
            <button
              key={`${way.channel} ${way.address}`}
              type="button"
              onClick={() => onDoor({ channel: way.channel, address: way.address })}
              className="link min-h-6 cursor-pointer"
            >
              {t('cases.door.by', { door: sayDoor(way) })}
            </button>
          ))}
          {mayRelease ? (
            <Link to="/outbox" search={{ tab: 'closed', id: mark.address }} className="link min-h-6">
              {t('cases.closed.release')}
            </Link>
          ) : null}
        </p>
      </div>
    </div>
  );
}
