import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Authorization } from '../api.ts';
import { type Said, saidFacts } from '../../../lib/facts.ts';

function Lines({ facts }: { facts: Said[] }) {
  return (
    <dl className="num m-0 grid gap-x-8 @xl:grid-cols-2">
      {facts.map(({ name, label, value, tone }) => (
        <div key={name} className="grid grid-cols-[1.25rem_9rem_minmax(0,1fr)] items-baseline border-b border-line py-1">
          <Icon
            name={tone === 'care' ? 'warn' : 'check'}
            size={13}
            className={cx('translate-y-0.5', { good: 'text-own', care: 'text-consulted', plain: 'text-ink-3' }[tone])}
            {...(tone === 'care' ? { label: t('authorizations.care') } : {})}
          />
          <dt className="pr-3 text-ink-3">{label}</dt>
          <dd className={cx('m-0 [overflow-wrap:anywhere]', tone === 'care' && 'font-medium')}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is known of the matter, as it was when it was asked. */
export function FactList({ it }: { it: Authorization }) {
  const { main, rest } = saidFacts(it.facts, it.ask.amount?.currency ?? it.request.amount?.currency ?? 'EUR');
  if (main.length + rest.length === 0) return null;
  return (
    <Section level={3} title={t('authorizations.facts')} aside={t('authorizations.facts.when')}>
      <div className="@container">
        <Lines facts={main} />
        {rest.length > 0 ? (
          <details>
            <summary className="link inline-block min-h-6 py-1 text-s">
              {t('authorizations.facts.more', { count: rest.length })}
            </summary>
            <Lines facts={rest} />
          </details>
        ) : null}
      </div>
    </Section>
  );
}
