import { Link } from '@tanstack/react-router';
import { count, dateTime } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Facts } from '../../../ui/section.tsx';
import type { RawMail } from '../api.ts';
import { RawState } from './incoming-row.tsx';

/** One mail as it came: what was made of it, and the thing itself to take away. */
export function IncomingMail({ mail }: { mail: RawMail }) {
  return (
    <article className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <h2 className="head-650 m-0 mb-3 text-xl">{mail.subject || t('email.noSubject')}</h2>
      <Facts
        columns={2}
        facts={[
          { name: t('email.from'), value: mail.from || t('email.noSender') },
          { name: t('email.state'), value: <RawState state={mail.state} /> },
          { name: t('email.came'), value: dateTime(mail.receivedAt) },
          { name: t('email.size'), value: t('email.size.is', { size: count(Math.ceil(mail.size / 1024)) }) },
        ]}
      />
      <p className="mt-3 mb-0 text-ink-2">{t(`email.in.${mail.state}.is`)}</p>
      {mail.problem ? (
        <p className="mt-2 mb-0 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2 break-words">{mail.problem}</p>
      ) : null}
      <p className="mt-3 mb-0 flex flex-wrap gap-4">
        {mail.caseId ? (
          <Link to="/case/$caseId" params={{ caseId: mail.caseId }} className="link min-h-6">
            {t('email.openCase')}
          </Link>
        ) : null}
        <a href={`/api/v1/mail/incoming/${mail.id}/raw`} download className="link min-h-6">
          {t('email.raw')}
        </a>
      </p>
    </article>
  );
}
