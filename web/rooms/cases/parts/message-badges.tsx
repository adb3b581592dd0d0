import type { ReactNode } from 'react';
import { day, moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import type { Message } from '../api.ts';

type Auth = NonNullable<Message['details']['auth']>;

/** What the mail's own checks come to: it is who it says; nobody could tell; it is not. */
function verdictOf(auth: Auth): 'ok' | 'none' | 'bad' {
  if (auth.aligned && (auth.dmarc === 'pass' || auth.dkim === 'pass' || auth.spf === 'pass')) return 'ok';
  return auth.dmarc === 'fail' || (auth.spf === 'fail' && auth.dkim !== 'pass') ? 'bad' : 'none';
}

const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/;
/** When the mail that was passed on says it was written: as a moment if it is one, else in its own words, whatever language they are in. */
const whenOf = (at: string): string => (ISO.test(at) ? moment(at) : at);

function Badge({ children, bad, icon, title }: { children: ReactNode; bad?: boolean; icon?: IconName; title?: string }) {
  return (
    <span title={title} className={cx('inline-flex items-center gap-1', bad && 'font-semibold text-bad')}>
      {icon ? <Icon name={icon} size={12} /> : null}
      {children}
    </span>
  );
}

/** What the door knows of a message beside its words, in one quiet line; what is to be minded stands out. */
export function MessageBadges({ message: { details, direction } }: { message: Message }) {
  const { auth, original, automatic, cc, party } = details;
  const verdict = auth ? verdictOf(auth) : null;
  const lines: ReactNode[] = [];
  if (cc && cc.length > 0)
    lines.push(<Badge key="cc">{t('cases.cc.to', { addresses: cc.map((one) => one.address).join(', ') })}</Badge>);
  // That nobody can tell says less than the warning above it.
  if (auth && verdict && !(details.forged && verdict === 'none'))
    lines.push(
      <Badge
        key="auth"
        bad={verdict === 'bad'}
        icon={verdict === 'ok' ? 'check' : verdict === 'bad' ? 'warn' : undefined}
        title={t('cases.auth.detail', { spf: auth.spf, dkim: auth.dkim, dmarc: auth.dmarc })}
      >
        {t(`cases.auth.${verdict}`)}
      </Badge>,
    );
  if (original)
    lines.push(<Badge key="original">{t('cases.original', { name: original.name || original.address || '?' })}</Badge>);
  if (original?.at) lines.push(<Badge key="when">{whenOf(original.at)}</Badge>);
  if (automatic) lines.push(<Badge key="automatic">{t(`cases.automatic.${automatic}`)}</Badge>);
  if (details.pages) lines.push(<Badge key="pages">{t('cases.pages', { count: details.pages })}</Badge>);
  if (details.enteredOn) lines.push(<Badge key="entered">{t('cases.entered', { day: day(details.enteredOn) })}</Badge>);
  if (details.verified === false && direction === 'in')
    lines.push(
      <Badge key="unverified" icon="warn">
        {t('cases.unverified')}
      </Badge>,
    );
  if (party) lines.push(<Badge key="unseen">{t('cases.party.unseen')}</Badge>);
  return (
    <>
      {details.forged ? (
        <p className="m-0 mb-1.5 flex items-center gap-1.5 rounded-s bg-bad-soft px-2 py-1 font-semibold text-bad" role="note">
          <Icon name="warn" size={14} />
          {t('cases.forged')}
        </p>
      ) : null}
      {lines.length > 0 ? <p className="m-0 mb-1 flex flex-wrap gap-x-2.5 text-s text-ink-3">{lines}</p> : null}
      {details.readByMachine ? <p className="m-0 mb-1 text-s text-ink-2">{t('cases.machine')}</p> : null}
    </>
  );
}
