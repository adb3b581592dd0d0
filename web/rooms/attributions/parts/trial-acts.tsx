import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, newKey } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { type Trial, trying } from './trial-queries.ts';
import { titleOf } from './trial-say.ts';

/** What can be done with a running trial: stop it, with a reason, or give it to everybody. Both are asked once more. */
export function TrialActs({ trial }: { trial: Trial }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'stop' | 'confirm' | null>(null);
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const done = async (): Promise<void> => {
    setAsking(null);
    setKey(newKey());
    await queries.invalidateQueries({ queryKey: ['attributions'] });
  };
  const params = { trialId: trial.id };
  const stop = useMutation({
    mutationFn: () => trying('POST /attributions/trials/:trialId/stop', { params, body: { reason }, key }),
    onSuccess: done,
  });
  const confirm = useMutation({
    mutationFn: () => trying('POST /attributions/trials/:trialId/confirm', { params, key }),
    onSuccess: done,
  });
  const { may, toConfirm } = trial;
  useKeys('here', [
    ...(may.stop ? [{ keys: 'p', word: 'attributions.trial.stop' as const, run: () => setAsking('stop') }] : []),
    ...(may.confirm ? [{ keys: 'a', word: 'attributions.trial.confirm' as const, run: () => setAsking('confirm') }] : []),
  ]);
  const says = may.confirm
    ? 'attributions.trial.may.confirm'
    : may.stop
      ? 'attributions.trial.may.stop'
      : 'attributions.trial.may.none';
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line-strong bg-paper px-4 py-3">
      <p className="m-0 min-w-0">
        <span className="block font-semibold">{t(says)}</span>
        {may.confirm ? <span className="block text-s text-ink-2">{t('attributions.trial.watched')}</span> : null}
      </p>
      {may.stop ? (
        <div className="ml-auto flex flex-wrap gap-2">
          <Button keys="p" onClick={() => setAsking('stop')}>
            {t('attributions.trial.stop')}
          </Button>
          {may.confirm ? (
            <Button tone="primary" keys="a" onClick={() => setAsking('confirm')}>
              {t('attributions.trial.confirm')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Dialog
        open={asking === 'stop'}
        onClose={() => setAsking(null)}
        title={t('attributions.trial.stop')}
        description={t('attributions.trial.stop.means')}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{t('shell.cancel')}</Button>
            <Button
              tone="danger"
              busy={stop.isPending}
              why={reason.trim() === '' ? t('attributions.trial.stop.needReason') : null}
              onClick={() => stop.mutate()}
            >
              {t('attributions.trial.stop')}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {stop.error ? <Problem error={stop.error} /> : null}
          <p className="num m-0 font-medium">{titleOf(trial)}</p>
          <Field
            label={t('attributions.trial.stop.reason')}
            hint={t('attributions.trial.stop.reason.hint')}
            error={fieldError(stop.error, 'reason')}
          >
            <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
          </Field>
        </div>
      </Dialog>
      <Dialog
        open={asking === 'confirm'}
        onClose={() => setAsking(null)}
        title={t('attributions.trial.confirm')}
        description={t('attributions.trial.confirm.means')}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{t('shell.cancel')}</Button>
            <Button tone="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('attributions.trial.confirm')}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {confirm.error ? <Problem error={confirm.error} kept={null} /> : null}
          <p className="num m-0 font-medium">{titleOf(trial)}</p>
          {toConfirm ? <p className="num m-0 text-ink-2">{t('attributions.trial.confirm.early', { count: toConfirm })}</p> : null}
        </div>
      </Dialog>
    </div>
  );
}
