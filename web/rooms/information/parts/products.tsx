import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { factsQuery, information, type ProductFact } from '../api.ts';
import { FactsForm } from './facts-form.tsx';

/** What is known now; what it was before and who changed it, marked where that happened since the reader looked. */
function FactLine({ fact }: { fact: ProductFact }) {
  return (
    <div
      className={cx(
        'grid grid-cols-[7rem_minmax(0,1fr)] gap-3 border-b border-line py-1.5',
        fact.changedSinceLooked && '-mx-2 bg-accent-soft px-2',
      )}
    >
      <dt className="text-ink-3">{fact.name}</dt>
      <dd className="num m-0">
        <span className={cx('font-medium', fact.changedSinceLooked && 'text-accent')}>{fact.value}</span>
        {fact.previous ? <s className="ml-2 text-ink-3">{fact.previous}</s> : null}
        {fact.previous || fact.changedSinceLooked ? (
          <span className="block text-meta text-ink-2">
            {t('information.fact.changed', { at: moment(fact.changedAt), by: fact.changedBy })}
          </span>
        ) : null}
      </dd>
    </div>
  );
}

function Product({ sku, facts, mayChange }: { sku: string; facts: ProductFact[]; mayChange: boolean }) {
  const queries = useQueryClient();
  const [changing, setChanging] = useState(false);
  const changed = facts.filter((fact) => fact.changedSinceLooked).length;
  const look = useMutation({
    mutationFn: () => information('POST /product-facts/looked', { body: { skus: [sku] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['information', 'facts'] }),
  });
  return (
    <Section title={sku} aside={changed > 0 ? t('information.fact.changes', { count: changed }) : null}>
      {look.error ? <Problem error={look.error} className="mb-2" /> : null}
      {facts.length === 0 ? <p className="m-0 text-ink-2">{t('information.fact.none')}</p> : null}
      <dl className="m-0">
        {facts.map((fact) => (
          <FactLine key={fact.name} fact={fact} />
        ))}
      </dl>
      {changing ? (
        <FactsForm sku={sku} facts={facts} onDone={() => setChanging(false)} />
      ) : (
        <div className="flex flex-wrap gap-2 pt-2.5">
          {facts.length > 0 ? (
            <Button size="s" tone={changed > 0 ? 'primary' : 'plain'} busy={look.isPending} onClick={() => look.mutate()}>
              {t(look.isSuccess && changed === 0 ? 'information.fact.looked' : 'information.fact.look')}
            </Button>
          ) : null}
          {mayChange ? (
            <Button size="s" onClick={() => setChanging(true)}>
              {t('information.fact.change')}
            </Button>
          ) : null}
        </div>
      )}
    </Section>
  );
}

/** What we know of some products, as it stands. */
export function Products({ skus, mayChange }: { skus: readonly string[]; mayChange: boolean }) {
  const found = useQuery({ ...factsQuery(skus), enabled: skus.length > 0 });
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} className="m-4" />;
  if (!found.data) return <Waiting lines={5} />;
  const bySku = Map.groupBy(found.data, (fact) => fact.sku);
  if (bySku.size === 0 && !mayChange)
    return <Empty title={t('information.fact.empty.title')} todo={t('information.fact.empty.do')} />;
  return (
    <div className="grid gap-6 px-4 py-5">
      {skus.map((sku) => (
        <Product key={sku} sku={sku} facts={bySku.get(sku) ?? []} mayChange={mayChange} />
      ))}
    </div>
  );
}
