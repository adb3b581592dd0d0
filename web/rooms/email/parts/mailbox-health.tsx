import { date, moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Mailbox } from '../api.ts';

type Link = NonNullable<Mailbox['links']['imap']>;

/** How one side works, in a line: that it does, or since when it does not and why. */
export function LinkState({ link }: { link: Link | null }) {
  if (!link) return <span className="text-ink-3">{t('email.link.unknown')}</span>;
  const certificate = link.certificateUntil ? t('email.link.certificate', { day: date(link.certificateUntil) }) : null;
  return (
    <span className="grid min-w-0 gap-0.5">
      <span className="flex items-baseline gap-1.5">
        <Icon name={link.works ? 'check' : 'warn'} size={14} className={link.works ? 'text-own' : 'text-bad'} />
        {link.works ? t('email.link.works', { at: moment(link.lookedAt) }) : t('email.link.fails', { at: moment(link.since) })}
      </span>
      {link.problem ? <span className="break-words text-ink-2">{link.problem}</span> : null}
      {certificate ? <span className="num text-s text-ink-3">{certificate}</span> : null}
    </span>
  );
}

/** What whoever runs the centre was told of, for as long as it is so. */
export function Alarms({ alarms }: { alarms: Mailbox['alarms'] }) {
  if (alarms.length === 0) return null;
  return (
    <ul className="m-0 mb-3 grid list-none gap-1.5 p-0">
      {alarms.map((alarm) => (
        <li
          key={alarm.kind}
          className="grid grid-cols-[auto_1fr] gap-x-2.5 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2"
        >
          <Icon name="warn" size={15} className="mt-0.5 text-bad" />
          <p className="m-0 break-words">{alarm.sentence}</p>
        </li>
      ))}
    </ul>
  );
}
