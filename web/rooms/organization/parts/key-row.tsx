import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { date } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { useNow } from '../../../lib/now.ts';
import { type ApiKey, api, keysQuery } from '../api.ts';

/** One key. Revoking it can't be undone, so it is pressed twice with what follows in between. */
export function KeyRow({ apiKey, onRevoked }: { apiKey: ApiKey; onRevoked?: () => void }) {
  const queries = useQueryClient();
  const now = useNow();
  const [sure, setSure] = useState(false);
  const revoke = useMutation({
    mutationFn: () => api('DELETE /api-keys/:keyId', { params: { keyId: apiKey.id } }),
    onSuccess: () => {
      onRevoked?.();
      return queries.invalidateQueries(keysQuery);
    },
  });
  const { revokedAt, expiresAt } = apiKey;
  const over = revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= now);
  return (
    <li
      className={cx(
        'grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_auto]',
        over && 'text-ink-3',
      )}
    >
      <div>
        <b className="font-semibold">{apiKey.name}</b>{' '}
        {revokedAt ? <Chip>{t('organization.key.revoked', { day: date(revokedAt) })}</Chip> : null}
        {!revokedAt && over && expiresAt ? (
          <Chip tone="late">{t('organization.key.expired', { day: date(expiresAt) })}</Chip>
        ) : null}
        <span className="block text-s text-ink-3">
          <code>{apiKey.prefix}…</code> · {t('organization.key.acts', { name: apiKey.personName })}
        </span>
        <span className="block text-s text-ink-3">
          {t('organization.key.made', { day: date(apiKey.createdAt) })}
          {expiresAt && !over ? ` · ${t('organization.key.expires', { day: date(expiresAt) })}` : ''}
        </span>
      </div>
      <ul className="m-0 list-none p-0 text-s">
        {apiKey.scopes.map((scope) => (
          <li key={scope}>{said(`organization.key.scope.${scope}`) ?? scope}</li>
        ))}
      </ul>
      <div className="grid content-start justify-items-end gap-1.5">
        {revoke.error ? <Problem error={revoke.error} /> : null}
        {over ? null : sure ? (
          <>
            <p className="m-0 max-w-60 text-right text-s text-ink-2">{t('organization.key.revoke.means')}</p>
            <div className="flex gap-2">
              <Button size="s" tone="quiet" onClick={() => setSure(false)}>
                {t('shell.cancel')}
              </Button>
              <Button size="s" tone="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
                {t('organization.key.revoke.do', { name: apiKey.name })}
              </Button>
            </div>
          </>
        ) : (
          <Button size="s" tone="danger" onClick={() => setSure(true)}>
            {t('organization.key.revoke')}
          </Button>
        )}
      </div>
    </li>
  );
}
