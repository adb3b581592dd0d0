import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Facts } from '../../../ui/section.tsx';
import { SettingCard } from '../../organization/parts/setting-card.tsx';
import { ShownOnce } from '../../organization/parts/shown-once.tsx';
import { api, type Line } from '../api.ts';
import { TryLine } from './try-line.tsx';

const BY_HTTP = new Set(['generic', 'sipgate']);

/** One line: its number, how its calls are told, and since when nothing was heard of it. */
export function LineCard({ line, onChange }: { line: Line; onChange: () => void }) {
  const queries = useQueryClient();
  const params = { lineId: line.id };
  const onSuccess = (): Promise<void> => queries.invalidateQueries({ queryKey: ['phone', 'lines'] });
  const [shown, setShown] = useState<{ token: string; url: string } | null>(null);
  const renew = useMutation({
    mutationFn: () => api('POST /phone/lines/:lineId/token', { params }),
    onSuccess: async (made) => {
      setShown(made);
      await onSuccess();
    },
  });
  const revoke = useMutation({ mutationFn: () => api('DELETE /phone/lines/:lineId/token', { params }), onSuccess });
  const error = renew.error ?? revoke.error;
  const byHttp = BY_HTTP.has(line.kind);
  return (
    <SettingCard
      title={line.name}
      state={line.enabled ? null : <Chip>{t('phone.line.off')}</Chip>}
      actions={
        <>
          {byHttp ? (
            <Button busy={renew.isPending} onClick={() => renew.mutate()}>
              {t(line.hasToken ? 'phone.token.renew' : 'phone.token.make')}
            </Button>
          ) : null}
          {byHttp && line.hasToken ? (
            <Button tone="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('phone.token.revoke')}
            </Button>
          ) : null}
          <Button onClick={onChange}>{t('phone.line.change')}</Button>
        </>
      }
    >
      <Facts
        columns={2}
        facts={[
          { name: t('phone.number'), value: line.number || '–' },
          { name: t('phone.line.kind'), value: t(`phone.line.kind.${line.kind}`) },
          { name: t('phone.queue'), value: line.queue || '–' },
          { name: t('phone.line.heard'), value: line.lastEventAt ? moment(line.lastEventAt) : t('phone.line.heard.never') },
        ]}
      />
      {line.problem ? <p className="m-0 pt-2 text-bad">{line.problem}</p> : null}
      {line.quietSince ? <p className="m-0 pt-2 text-bad">{t('phone.line.quiet', { at: moment(line.quietSince) })}</p> : null}
      {byHttp && !line.hasToken ? <p className="m-0 pt-2 text-ink-2">{t('phone.token.none')}</p> : null}
      {error ? <Problem error={error} kept={null} className="mt-3" /> : null}
      {shown ? (
        <ShownOnce
          title={t('phone.token.title')}
          label={t('phone.token.address')}
          secret={shown.url}
          onKept={() => setShown(null)}
        >
          <p className="m-0 text-s text-ink-2">{t(`phone.token.where.${line.kind === 'sipgate' ? 'sipgate' : 'generic'}`)}</p>
          <TryLine token={shown.token} number={line.number} />
        </ShownOnce>
      ) : null}
    </SettingCard>
  );
}
