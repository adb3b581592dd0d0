import { date, money, percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Gauge } from '../../../ui/gauge.tsx';
import { Facts, Section } from '../../../ui/section.tsx';
import type { Trial } from './trial-queries.ts';
import { brakeAt, maxInWords } from './trial-say.ts';

function Measure({ name, used, of, share }: { name: string; used: string; of: string; share: number }) {
  const said = t('attributions.trial.brake.used', { used, cap: of });
  return (
    <div className="grid gap-1.5">
      <span className="num flex justify-between gap-3">
        <span className="text-ink-2">{name}</span>
        <b className="font-semibold whitespace-nowrap">{said}</b>
      </span>
      <Gauge used={share} label={`${name}: ${said}`} />
    </div>
  );
}

/** What would end the trial, how near it is, and how it is tried. */
export function TrialSide({ trial }: { trial: Trial }) {
  const { path, spend, share, auditShare, arms, cells } = trial;
  const [audited, overturned] = [path.length, path.at(-1) ?? 0];
  const next = brakeAt(trial, audited + 1);
  const amount = (minor: number): string => money({ minor, currency: spend.currency }, { whole: true });
  const people = arms.widened.people + arms.asBefore.people;
  return (
    <div className="grid gap-5 px-4 py-4">
      <Section title={t('attributions.trial.brake')}>
        <p className="mt-0 mb-3 text-ink-2">{t('attributions.trial.brake.what')}</p>
        <div className="grid gap-3">
          <Measure
            name={t('attributions.trial.brake.faults', { audited })}
            used={String(overturned)}
            of={String(next)}
            share={overturned / next}
          />
          <Measure
            name={t('attributions.trial.brake.spend')}
            used={amount(spend.usedMinor)}
            of={amount(spend.capMinor)}
            share={spend.usedMinor / spend.capMinor}
          />
        </div>
        <p className="mt-3 mb-0 text-s text-ink-3">{t('attributions.trial.brake.drift')}</p>
      </Section>
      <Section title={t('attributions.trial.how')} ruled>
        <Facts
          facts={[
            {
              name: t('attributions.trial.how.cells'),
              value: cells.map((cell) => (
                <span key={`${cell.action} ${cell.holder.ref} ${cell.per} ${cell.unit}`} className="block">
                  {t('attributions.trial.how.cell', {
                    action: cell.actionName,
                    holder: cell.holderName,
                    from: maxInWords(cell, cell.from, spend.currency),
                    to: maxInWords(cell, cell.to, spend.currency),
                    per: t(`attributions.per.${cell.per}`),
                  })}
                </span>
              )),
            },
            { name: t('attributions.trial.how.share'), value: `${percent(share / 1000)} (${arms.widened.people}/${people})` },
            {
              name: t('attributions.trial.how.audits'),
              value: t('attributions.trial.how.audits.share', { share: percent(auditShare / 1000) }),
            },
            { name: t('attributions.trial.how.until'), value: date(trial.watchUntil ?? trial.endsAt) },
            { name: t('attributions.trial.how.tolerable'), value: percent(trial.tolerable / 1000, 1) },
            { name: t('attributions.trial.how.unacceptable'), value: percent(trial.unacceptable / 1000, 1) },
          ]}
        />
      </Section>
    </div>
  );
}
