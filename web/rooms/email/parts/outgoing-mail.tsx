import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dateTime } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Facts } from '../../../ui/section.tsx';
import { api, type Outgoing } from '../api.ts';
import { OutgoingState } from './outgoing-row.tsx';

/** One mail that left or waits to: what it said, what became of it, and trying again. */
export function OutgoingMail({ mail, canSend }: { mail: Outgoing; canSend: boolean }) {
  const { person, screens } = useMe();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => api('POST /mail/outgoing/:mailId/send', { params: { mailId: mail.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['email'] }),
  });
  const may = person.role === 'ADMIN' || person.role === 'CENTRE_MANAGER';
  const waits = mail.state === 'outbox' || mail.state === 'failed' || mail.state === 'queued';
  const why = may ? (canSend ? null : t('email.again.noServer')) : t('email.again.mayNot');
  return (
    <article className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">
      <header className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h2 className="head-650 m-0 text-xl">{mail.subject}</h2>
        {waits ? (
          <Button tone="primary" why={why} busy={again.isPending} onClick={() => again.mutate()}>
            {mail.attempts > 0 ? t('email.again') : t('email.send')}
          </Button>
        ) : null}
      </header>
      {again.error ? <Problem error={again.error} className="mb-3" /> : null}
      <Facts
        columns={2}
        facts={[
          { name: t('email.to'), value: mail.to },
          { name: t('email.state'), value: <OutgoingState state={mail.state} /> },
          { name: t('email.written'), value: dateTime(mail.createdAt) },
          { name: t('email.left'), value: mail.sentAt ? dateTime(mail.sentAt) : t('email.left.no') },
          ...(mail.attempts > 0 ? [{ name: t('email.attempts'), value: String(mail.attempts) }] : []),
        ]}
      />
      {mail.problem ? (
        <p className="mt-3 mb-0 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2">
          <b className="font-semibold">{t('email.problem')}</b> <span className="break-words text-ink-2">{mail.problem}</span>
        </p>
      ) : null}
      <p className="mt-3 mb-0 flex flex-wrap gap-4">
        {mail.caseId && screens.includes('desk') ? (
          <Link to="/case/$caseId" params={{ caseId: mail.caseId }} className="link min-h-6">
            {t('email.openCase')}
          </Link>
        ) : null}
        {mail.requestId && screens.includes('requests') ? (
          <Link to="/requests/$requestId" params={{ requestId: mail.requestId }} className="link min-h-6">
            {t('email.openRequest')}
          </Link>
        ) : null}
      </p>
      {mail.body ? (
        <p className="mt-4 mb-0 max-w-170 border-t border-line pt-4 text-read break-words whitespace-pre-wrap">{mail.body}</p>
      ) : (
        <p className="mt-4 mb-0 border-t border-line pt-4 text-ink-3">{t('email.noBody')}</p>
      )}
    </article>
  );
}
