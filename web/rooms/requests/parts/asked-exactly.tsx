import { money } from '../../../lib/format.ts';
import { locale, said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Facts, Section } from '../../../ui/section.tsx';
import type { ActionKind, Authorization } from '../api.ts';
import { paramValue } from '../../../lib/facts.ts';

type Ask = Authorization['ask'];

export const nameOf = (kind: ActionKind | undefined, code: string): string =>
  kind ? (locale() === 'en' ? kind.nameEn : kind.nameEs) : code;

/** What is asked to the letter: what leave would be bound to, and nothing else. */
export function AskedExactly({ ask, kind, consulted }: { ask: Ask; kind: ActionKind | undefined; consulted?: boolean }) {
  const currency = ask.amount?.currency ?? 'EUR';
  const params = Object.entries(ask.params).filter(
    ([name, value]) => value !== null && value !== '' && name !== 'reason' && name !== 'amount',
  );
  return (
    <Section level={3} title={t('authorizations.asked.exactly')}>
      <div className={cx('border-t-2', consulted ? 'border-consulted' : 'border-authorised')}>
        <Facts
          columns={2}
          facts={[
            { name: t('authorizations.action'), value: nameOf(kind, ask.action), big: true },
            ...(ask.amount ? [{ name: t('authorizations.amount'), value: money(ask.amount), big: true }] : []),
            ...(ask.orderRef ? [{ name: t('authorizations.order'), value: ask.orderRef }] : []),
            ...(ask.count > 1 ? [{ name: t('authorizations.count'), value: String(ask.count) }] : []),
            ...params.map(([name, value]) => ({
              name: said(`facts.name.${name}`) ?? name,
              value: paramValue(name, value, currency),
            })),
          ]}
        />
      </div>
    </Section>
  );
}
