import { useMutation, useQueryClient } from '@tanstack/react-query';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Facts } from '../../../ui/section.tsx';
import { CheckSaid } from '../../organization/parts/check-said.tsx';
import { SettingCard } from '../../organization/parts/setting-card.tsx';
import { api, type Mailbox, mailboxesQuery } from '../api.ts';
import { Backfill } from './backfill.tsx';
import { Alarms, LinkState } from './mailbox-health.tsx';

/** One mailbox: where its mail comes from and leaves through, and what the servers said when last asked. */
export function MailboxCard({ mailbox, onChange }: { mailbox: Mailbox; onChange: () => void }) {
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => api('POST /mailboxes/:mailboxId/check', { params: { mailboxId: mailbox.id } }),
    onSuccess: () => queries.invalidateQueries(mailboxesQuery),
  });
  const { imap, smtp, check, checkedAt, links, alarms, aliases } = mailbox;
  const by = mailbox.signIn.kind === 'oauth' ? t('email.mailbox.byToken') : t('email.mailbox.byPassword');
  return (
    <SettingCard
      title={mailbox.address}
      state={
        <>
          {alarms.length > 0 ? <Chip tone="late">{t('email.mailbox.alarms', { n: alarms.length })}</Chip> : null}
          {smtp ? null : <Chip>{t('email.mailbox.noSmtp')}</Chip>}
        </>
      }
      actions={
        <>
          <Button
            busy={test.isPending}
            why={imap || smtp ? null : t('email.mailbox.nothingToTest')}
            onClick={() => test.mutate()}
          >
            {t('organization.test')}
          </Button>
          <Button onClick={onChange}>{t('email.mailbox.change')}</Button>
        </>
      }
    >
      <Alarms alarms={alarms} />
      <Facts
        columns={2}
        facts={[
          { name: t('email.mailbox.from'), value: mailbox.name },
          { name: t('shell.language'), value: t(`shell.language.${mailbox.language}`) },
          {
            name: t('email.mailbox.in'),
            value: imap ? `${imap.host}:${imap.port} · ${imap.user} · ${imap.folder}` : t('email.mailbox.in.push'),
          },
          {
            name: t('email.mailbox.out'),
            value: smtp ? `${smtp.host}:${smtp.port}${smtp.user ? ` · ${smtp.user}` : ''}` : t('email.mailbox.out.none'),
          },
          ...(imap ? [{ name: t('email.mailbox.link.in'), value: <LinkState link={links.imap} /> }] : []),
          ...(smtp ? [{ name: t('email.mailbox.link.out'), value: <LinkState link={links.smtp} /> }] : []),
          ...(imap || smtp ? [{ name: t('email.mailbox.signIn'), value: by }] : []),
          ...(aliases.length ? [{ name: t('email.mailbox.aliases'), value: aliases.join(', ') }] : []),
          ...(mailbox.replyTo ? [{ name: t('email.mailbox.replyTo'), value: mailbox.replyTo }] : []),
          {
            name: t('email.mailbox.lastIn'),
            value: mailbox.lastInAt ? moment(mailbox.lastInAt) : t('email.mailbox.lastIn.never'),
          },
        ]}
      />
      {imap ? <Backfill mailbox={mailbox} /> : null}
      <div className="mt-3 grid gap-2">
        {test.error ? <Problem error={test.error} kept={null} /> : null}
        {test.isPending ? (
          <p role="status" className="m-0 text-ink-2">
            {t('email.mailbox.testing')}
          </p>
        ) : null}
        {check?.imap && imap ? <CheckSaid what={t('email.check.in')} {...check.imap} at={checkedAt} /> : null}
        {check?.smtp && smtp ? <CheckSaid what={t('email.check.out')} {...check.smtp} at={checkedAt} /> : null}
      </div>
    </SettingCard>
  );
}
