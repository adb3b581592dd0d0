import { count, decimal, duration, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Table } from '../../../ui/table.tsx';
import type { Trial } from './trial-queries.ts';
import { headsOf, maxInWords } from './trial-say.ts';

type Arm = Trial['arms']['widened'];

/** The two halves beside each other, as they stand now. */
export function TrialArms({ trial }: { trial: Trial }) {
  const { arms, spend, toConfirm } = trial;
  const none = <span className="text-ink-3">–</span>;
  const satisfied = arms.widened.satisfaction.n + arms.asBefore.satisfaction.n;
  const lines: { key: string; name: string; of: (arm: Arm) => React.ReactNode }[] = [
    { key: 'requests', name: t('attributions.trial.arm.requests'), of: (arm) => count(arm.requests) },
    {
      key: 'mean',
      name: t('attributions.trial.arm.mean'),
      of: ({ meanMinor }) => (meanMinor === null ? none : money({ minor: meanMinor, currency: spend.currency })),
    },
    {
      key: 'wait',
      name: t('attributions.trial.arm.wait'),
      of: ({ medianWaitMinutes: wait }) => (wait === null ? none : wait === 0 ? '0 min' : duration(wait * 60_000)),
    },
    { key: 'contacts', name: t('attributions.trial.arm.contacts'), of: (arm) => count(arm.contactsAgain) },
    {
      key: 'overturned',
      name: t('attributions.trial.arm.overturned'),
      of: ({ overturned, audited }) => (audited === 0 ? none : t('attributions.trial.arm.of', { overturned, audited })),
    },
    {
      key: 'satisfaction',
      name:
        satisfied > 0 ? t('attributions.trial.arm.satisfactionN', { n: satisfied }) : t('attributions.trial.arm.satisfaction'),
      of: ({ satisfaction: { meanHundredths: mean } }) => (mean === null ? none : decimal(mean / 100)),
    },
  ];
  const [only, ...others] = headsOf(trial);
  const single = only && others.length === 0;
  const head = (max: number | null, other: string): string =>
    single ? t('attributions.trial.arm.with', { limit: maxInWords(only, max, spend.currency) }) : other;
  return (
    <div>
      <Table
        caption={t('attributions.trial.arms')}
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          {
            key: 'name',
            title: <span className="sr-only">{t('attributions.trial.arm.what')}</span>,
            cell: ({ name }) => <span className="font-normal">{name}</span>,
          },
          {
            key: 'widened',
            title: head(only?.to ?? null, t('attributions.trial.arm.widened')),
            cell: ({ of }) => <b className="font-semibold">{of(arms.widened)}</b>,
            numeric: true,
          },
          {
            key: 'asBefore',
            title: head(only?.from ?? null, t('attributions.trial.arm.asBefore')),
            cell: ({ of }) => <span className="text-ink-2">{of(arms.asBefore)}</span>,
            numeric: true,
          },
        ]}
      />
      <p className="mt-2 mb-0 text-s text-ink-3">{t('attributions.trial.arm.about')}</p>
      {toConfirm === null ? null : (
        <p className="num mt-2 mb-0 font-medium">{t('attributions.trial.toConfirm', { count: toConfirm })}</p>
      )}
    </div>
  );
}
