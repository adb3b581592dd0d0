import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, newKey } from '../../../lib/client.ts';
import { date, type Money, money, percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Matrix } from '../api.ts';
import { Sentences } from './sentences.tsx';
import { offerQuery, trying } from './trial-queries.ts';

const SHARES = [250, 500, 750] as const;
const AUDITS = [50, 100, 200, 1000] as const;
const options = (shares: readonly number[]) => shares.map((share) => ({ value: String(share), label: percent(share / 1000) }));

type Props = { open: boolean; onClose: () => void; matrix: Matrix; onStarted: (trialId: string) => void };

/** Over whom a draft is tried, for how long, and what may go wrong at most. */
export function TrialStart({ open, onClose, matrix, onStarted }: Props) {
  const queries = useQueryClient();
  const [share, setShare] = useState('500');
  const [days, setDays] = useState('28');
  const [audit, setAudit] = useState('100');
  const [cap, setCap] = useState<Money | null | undefined>();
  const [key, setKey] = useState(newKey);
  const length = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 180 ? Number(days) : null;
  const offer = useQuery({ ...offerQuery(Number(share), length ?? 28), enabled: open });
  const it = offer.data;
  const capNow = cap === undefined ? (it ? { minor: it.capMinor, currency: it.currency } : null) : cap;
  const start = useMutation({
    mutationFn: (capMinor: number) =>
      trying('POST /attributions/draft/try', {
        body: { share: Number(share), days: length ?? 28, auditShare: Number(audit), capMinor },
        key,
      }),
    onSuccess: async ({ id }) => {
      setKey(newKey());
      onClose();
      await queries.invalidateQueries({ queryKey: ['attributions'] });
      onStarted(id);
    },
  });
  const why =
    it?.whyNot ??
    (length === null
      ? t('attributions.trial.start.noDays')
      : capNow && capNow.minor > 0
        ? null
        : t('attributions.trial.start.noCap'));
  const capHint =
    it && it.likelyMinor > 0
      ? t('attributions.trial.start.cap.hint', {
          likely: money({ minor: it.likelyMinor, currency: it.currency }, { whole: true }),
        })
      : t('attributions.trial.start.cap.none');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('attributions.trial.start.title')}
      description={t('attributions.trial.start.means')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            tone="primary"
            busy={start.isPending}
            why={it ? why : t('attributions.trial.start.noCap')}
            onClick={() => capNow && start.mutate(capNow.minor)}
          >
            {t('attributions.trial.start')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {start.error ? <Problem error={start.error} kept={t('attributions.trial.kept')} /> : null}
        {offer.error ? <Problem error={offer.error} kept={null} /> : null}
        {it?.whyNot ? <p className="m-0 border-l-2 border-bad pl-2.5 text-bad">{it.whyNot}</p> : null}
        <Sentences changes={matrix.changes} />
        <div className="grid gap-4 sm:grid-cols-2">
          <div className="grid content-start justify-items-start gap-1">
            <span className="text-s font-medium text-ink-2">{t('attributions.trial.start.share')}</span>
            <Segmented label={t('attributions.trial.start.share')} value={share} onChange={setShare} options={options(SHARES)} />
          </div>
          <Field
            label={t('attributions.trial.start.days')}
            error={length === null ? t('attributions.trial.start.noDays') : fieldError(start.error, 'days')}
          >
            <Input inputMode="numeric" value={days} onChange={(event) => setDays(event.currentTarget.value)} className="num" />
          </Field>
          <div className="grid content-start justify-items-start gap-1">
            <span className="text-s font-medium text-ink-2">{t('attributions.trial.start.audit')}</span>
            <Segmented label={t('attributions.trial.start.audit')} value={audit} onChange={setAudit} options={options(AUDITS)} />
            <span className="text-s text-ink-3">{t('attributions.trial.start.audit.hint')}</span>
          </div>
          {it ? (
            <Field label={t('attributions.trial.start.cap')} hint={capHint} error={fieldError(start.error, 'capMinor')}>
              <MoneyInput key={cap === undefined ? it.capMinor : 'own'} value={capNow} currency={it.currency} onChange={setCap} />
            </Field>
          ) : null}
        </div>
        {it && !it.whyNot ? (
          <p className="num m-0 font-medium" aria-live="polite">
            {t('attributions.trial.start.people', { widened: it.widened, people: it.people, until: date(it.endsAt) })}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
