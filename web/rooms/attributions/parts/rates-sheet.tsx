import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { costing, type Rates, ratesQuery } from '../api.ts';

const minutes = ['agentMinutes', 'deciderMinutes'] as const;
const amounts = ['hourMinor', 'contactMinor', 'waitHourMinor'] as const;
type Draft = { [K in keyof Rates]: number | null };

/** What asking costs the centre: two lengths of work and three prices. Until somebody sets them they are said to be of design. */
export function RatesSheet() {
  const kept = useQuery(ratesQuery);
  const queries = useQueryClient();
  const { currency } = useMe().centre;
  const [draft, setDraft] = useState<Draft | null>(null);
  // What is typed lives in the fields: they begin anew when it is dropped or saved.
  const [round, setRound] = useState(0);
  const begin = (): void => {
    setDraft(null);
    setRound((before) => before + 1);
  };
  const save = useMutation({
    mutationFn: (body: Rates) => costing('PUT /attributions/rates', { body }),
    onSuccess: (next) => {
      queries.setQueryData(ratesQuery.queryKey, next);
      begin();
    },
  });
  if (kept.error) return <Problem error={kept.error} kept={null} onRetry={() => void kept.refetch()} />;
  if (!kept.data) return <Waiting lines={6} />;
  const { rates, isSet, may } = kept.data;
  const shown: Draft = draft ?? rates;
  const set = (change: Partial<Draft>): void => setDraft({ ...shown, ...change });
  const whole = Object.values(shown).every((value) => value !== null) ? (shown as Rates) : null;
  const wrong = (name: keyof Rates) => (shown[name] === null ? t('attributions.rates.wrong') : undefined);
  return (
    <section className="grid max-w-150 gap-5">
      <header>
        <h2 className="head-650 m-0 text-l">{t('attributions.rates')}</h2>
        <p className="m-0 mt-1 text-ink-2">{t('attributions.rates.means')}</p>
        <p className="m-0 mt-2 font-medium">{t(isSet ? 'attributions.rates.own' : 'attributions.rates.design')}</p>
      </header>
      {save.error ? <Problem error={save.error} /> : null}
      <fieldset disabled={!may.set} className="m-0 grid gap-4 border-0 p-0 sm:grid-cols-2">
        {minutes.map((name) => (
          <Field
            key={name}
            label={t(`attributions.rates.${name}`)}
            hint={t(`attributions.rates.${name}.hint`)}
            error={wrong(name)}
          >
            <Input
              type="number"
              className="num text-right font-semibold"
              min={0}
              max={480}
              value={String(shown[name] ?? '')}
              onChange={(event) => {
                const value = event.currentTarget.valueAsNumber;
                set({ [name]: Number.isInteger(value) && value >= 0 && value <= 480 ? value : null });
              }}
            />
          </Field>
        ))}
        {amounts.map((name) => (
          <Field
            key={name}
            label={t(`attributions.rates.${name}`)}
            hint={t(`attributions.rates.${name}.hint`)}
            error={wrong(name)}
          >
            <MoneyInput
              key={round}
              value={{ minor: rates[name], currency }}
              currency={currency}
              onChange={(amount) => set({ [name]: amount?.minor ?? null })}
            />
          </Field>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-2" role="status">
        {may.set ? (
          <>
            <Button
              tone="primary"
              busy={save.isPending}
              why={draft && !whole ? t('attributions.rates.wrong') : null}
              onClick={() => whole && save.mutate(whole)}
            >
              {t('shell.save')}
            </Button>
            {draft ? <Button onClick={begin}>{t('organization.centre.drop')}</Button> : null}
            {save.isSuccess && !draft ? <span className="text-own">{t('attributions.rates.saved')}</span> : null}
          </>
        ) : (
          <span className="text-ink-2">{t('attributions.rates.mayNot')}</span>
        )}
      </div>
    </section>
  );
}
