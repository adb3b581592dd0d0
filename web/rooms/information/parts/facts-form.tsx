import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { information, type ProductFact } from '../api.ts';

type Line = { name: string; value: string; known: boolean };

/** The facts of a product written anew: only those that changed are sent, an empty one is taken away, the value before stays beside it. */
export function FactsForm({ sku, facts, onDone }: { sku: string; facts: ProductFact[]; onDone: () => void }) {
  const queries = useQueryClient();
  const [lines, setLines] = useState<Line[]>(() => {
    const known = facts.map(({ name, value }) => ({ name, value, known: true }));
    return known.length > 0 ? known : [{ name: '', value: '', known: false }];
  });
  const put = (at: number, some: Partial<Line>): void =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...some } : line)));
  const changed = lines.filter(
    (line) => line.name.trim() && facts.find((fact) => fact.name === line.name)?.value !== line.value.trim(),
  );
  const save = useMutation({
    mutationFn: () =>
      information('POST /product-facts', { body: { sku, facts: changed.map(({ name, value }) => ({ name, value })) } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['information', 'facts'] });
      onDone();
    },
  });
  return (
    <form
      className="grid gap-2 pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0) save.mutate();
      }}
    >
      {save.error ? <Problem error={save.error} /> : null}
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fact has no other name while it is being typed
        <div key={at} className="grid grid-cols-[8rem_minmax(0,1fr)] gap-1.5">
          <Field label={t('information.fact.name')} hideLabel>
            <Input
              value={line.name}
              readOnly={line.known}
              placeholder={t('information.fact.name')}
              onChange={(event) => put(at, { name: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('information.fact.value', { name: line.name })} hideLabel>
            <Input
              value={line.value}
              placeholder={t('information.fact.gone')}
              onChange={(event) => put(at, { value: event.currentTarget.value })}
            />
          </Field>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size="s"
          tone="primary"
          busy={save.isPending}
          why={changed.length === 0 ? t('information.fact.same') : null}
        >
          {t('shell.save')}
        </Button>
        <Button size="s" onClick={() => setLines([...lines, { name: '', value: '', known: false }])}>
          <Icon name="plus" size={12} />
          {t('information.fact.add')}
        </Button>
        <Button size="s" tone="quiet" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}
