import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Fact, factsQuery, informationApi } from '../api.ts';

function FactLine({ fact }: { fact: Fact }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-3 border-b border-line py-1.5 text-s last:border-0">
      <dt className="text-ink-3">{fact.name}</dt>
      <dd className="m-0">
        <span className="font-medium break-words">{fact.value}</span>
        {fact.changedSinceLooked ? (
          <span className="block">
            <Chip tone="changed">{t('cases.fact.changed', { day: day(fact.changedAt) })}</Chip>{' '}
            {fact.previous ? <s className="text-ink-3">{fact.previous}</s> : null}
          </span>
        ) : null}
      </dd>
    </div>
  );
}

/** What is known of the products at hand, and what changed since this person last looked. */
export function Facts({ products }: { products: { sku: string; name: string }[] }) {
  const queries = useQueryClient();
  const skus = products.map(({ sku }) => sku);
  const query = factsQuery(skus);
  const { data } = useQuery(query);
  const looked = useMutation({
    mutationFn: () => informationApi('POST /product-facts/looked', { body: { skus } }),
    onMutate: () =>
      queries.setQueryData(query.queryKey, (shown) => shown?.map((fact) => ({ ...fact, changedSinceLooked: false }))),
    onSettled: () => queries.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (!data || data.length === 0) return null;
  const changed = data.filter(({ changedSinceLooked }) => changedSinceLooked).length;
  return (
    <Section title={t('cases.facts')} aside={changed > 0 ? t('cases.facts.changed', { count: changed }) : null}>
      {products.map(({ sku, name }) => {
        const facts = data.filter((fact) => fact.sku === sku);
        if (facts.length === 0) return null;
        return (
          <div key={sku} className="mb-2">
            {products.length > 1 ? <p className="m-0 font-semibold">{name}</p> : null}
            <dl className="m-0">
              {facts.map((fact) => (
                <FactLine key={fact.name} fact={fact} />
              ))}
            </dl>
          </div>
        );
      })}
      {changed > 0 ? (
        <Button size="s" onClick={() => looked.mutate()}>
          {t('cases.facts.looked')}
        </Button>
      ) : null}
    </Section>
  );
}
