import { type Money, money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Bars } from '../../../ui/bars.tsx';
import { Gauge } from '../../../ui/gauge.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Authorization } from '../api.ts';

/** Granting, denying and asking on one scale of money, so that asking is seen beside what it asks about. */
export function Costs({ it, currency }: { it: Authorization; currency: string }) {
  const of = (minor: number): Money => ({ minor, currency });
  const { grantMinor, askMinor, ask } = it.costs;
  const parts = [
    { name: t('authorizations.costs.work'), minor: ask.workMinor },
    { name: t('authorizations.costs.contacts'), minor: ask.contactsMinor },
    { name: t('authorizations.costs.wait'), minor: ask.waitMinor },
  ].filter(({ minor }) => minor > 0);
  return (
    <Section level={3} title={t('authorizations.costs')}>
      <Bars
        bars={[
          ...(grantMinor === null ? [] : [{ label: t('authorizations.grant'), amount: of(grantMinor), asked: true }]),
          { label: t('authorizations.costs.deny'), amount: of(0) },
          { label: t(it.may.decide ? 'authorizations.costs.askYou' : 'authorizations.costs.ask'), amount: of(askMinor) },
        ]}
      />
      {parts.length > 1 ? (
        <dl className="num m-0 mt-2 grid gap-0.5 text-s text-ink-2">
          {parts.map(({ name, minor }) => (
            <div key={name} className="flex justify-between gap-3">
              <dt>{name}</dt>
              <dd className="m-0">{money(of(minor))}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="m-0 mt-2 text-s text-ink-2">{t('authorizations.costs.note')}</p>
    </Section>
  );
}

/** What is left of the decider's own limit, and what would be left after this. */
export function MyLimit({ it, currency }: { it: Authorization; currency: string }) {
  if (!it.myLimit || it.myLimit.maxMinor === 0) return null;
  const { maxMinor, usedMinor } = it.myLimit;
  const asked = it.request.amount?.minor ?? 0;
  const of = (minor: number): string => money({ minor: Math.max(0, minor), currency });
  const left = maxMinor - usedMinor;
  const words =
    left - asked < 0
      ? t('authorizations.limit.beyond', { left: of(left) })
      : t('authorizations.limit.left', { left: of(left), after: of(left - asked) });
  return (
    <Section level={3} title={t('authorizations.limit.mine')} aside={of(maxMinor)}>
      <Gauge used={usedMinor / maxMinor} adding={asked / maxMinor} label={words} />
      <p className="num m-0 mt-2 text-s text-ink-2">{words}</p>
    </Section>
  );
}
