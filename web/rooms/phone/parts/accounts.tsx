import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Line } from '../api.ts';
import { AccountDialog, type SipAccount } from './account-dialog.tsx';
import { accountsQuery, api } from './softphone-api.ts';

/** Asks first: whoever it is taken from hangs up with it. */
function Away({ account, onClose }: { account: SipAccount; onClose: () => void }) {
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: () => api('DELETE /phone/accounts/:personId', { params: { personId: account.personId } }),
    onSuccess: (answer) => {
      queries.setQueryData(accountsQuery.queryKey, answer);
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('phone.soft.accounts.drop', { who: account.personName })}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button tone="danger" busy={drop.isPending} onClick={() => drop.mutate()}>
            {t('phone.soft.accounts.away')}
          </Button>
        </>
      }
    >
      {drop.error ? <Problem error={drop.error} className="mb-3" /> : null}
      <p className="m-0">{t('phone.soft.accounts.away.sure', { who: account.personName })}</p>
    </Dialog>
  );
}

/** Who telephones in the browser: their line, user and extension; what they register with is never shown. */
export function Accounts({ lines }: { lines: readonly Line[] }) {
  const found = useQuery(accountsQuery);
  const [opened, setOpened] = useState<{ account: SipAccount | null } | null>(null);
  const [away, setAway] = useState<SipAccount | null>(null);
  const able = lines.filter(({ settings }) => settings['wss'] && settings['domain']);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { accounts } = found.data;
  return (
    <Section title={t('phone.soft.accounts')} ruled className="pb-4">
      {accounts.length === 0 ? <p className="m-0 pb-2 text-ink-2">{t('phone.soft.accounts.none')}</p> : null}
      {accounts.length > 0 ? (
        <ul className="m-0 mb-3 list-none border-t border-line p-0">
          {accounts.map((account) => (
            <li key={account.personId} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5">
              <p className="m-0 min-w-0 flex-1 basis-48">
                <span className="block truncate">{account.personName}</span>
                <span className="num block truncate text-s text-ink-2">
                  {[account.lineName, account.user, account.extension].filter(Boolean).join(' · ')}
                </span>
              </p>
              <Button
                size="s"
                aria-label={t('phone.soft.accounts.change.of', { who: account.personName })}
                onClick={() => setOpened({ account })}
              >
                {t('phone.soft.accounts.change')}
              </Button>
              <Button
                size="s"
                tone="danger"
                aria-label={t('phone.soft.accounts.drop', { who: account.personName })}
                onClick={() => setAway(account)}
              >
                {t('phone.soft.accounts.away')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button why={able.length > 0 ? null : t('phone.soft.accounts.lineless')} onClick={() => setOpened({ account: null })}>
        {t('phone.soft.accounts.add')}
      </Button>
      {opened ? (
        <AccountDialog
          account={opened.account}
          lines={able}
          taken={accounts.map(({ personId }) => personId)}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {away ? <Away account={away} onClose={() => setAway(null)} /> : null}
    </Section>
  );
}
