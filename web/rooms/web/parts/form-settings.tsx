import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { CopyLine } from '../../organization/parts/copy-line.tsx';
import { api, type FormSheet, formQuery } from '../api.ts';

/** The form that anybody fills in and the customer's page, as a part of the settings. */
export function FormSettings() {
  const found = useQuery(formQuery);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  return found.data ? <Sheet sheet={found.data} /> : <Waiting lines={6} />;
}

function Sheet({ sheet }: { sheet: FormSheet }) {
  const queries = useQueryClient();
  const [shops, setShops] = useState(sheet.shops.join('\n'));
  const [perHour, setPerHour] = useState(String(sheet.perHour));
  const save = useMutation({
    mutationFn: () => {
      const given = shops.split(/[\s,]+/).filter((shop) => shop !== '');
      return api('PUT /web/form', { body: { shops: given, perHour: Number(perHour) } });
    },
    onSuccess: (kept) => {
      queries.setQueryData(formQuery.queryKey, { ...sheet, ...kept });
      setShops(kept.shops.join('\n'));
    },
  });
  const field = save.error instanceof RefusalError ? (save.error.field ?? '') : '';
  const inShops = field.startsWith('shops');
  const inHours = field === 'perHour';
  return (
    <div className="grid max-w-150 grid-cols-[minmax(0,1fr)] gap-5">
      <p className="m-0 text-ink-2">{t('web.form.about')}</p>
      <CopyLine label={t('web.form.url')} text={sheet.url} />
      <CopyLine label={t('web.form.snippet')} text={sheet.snippet} />
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label={t('web.form.shops')} hint={t('web.form.shops.hint')} error={inShops ? t('web.form.shops.wrong') : null}>
          <Textarea value={shops} rows={3} onChange={(event) => setShops(event.currentTarget.value)} />
        </Field>
        <Field
          label={t('web.form.perHour')}
          hint={t('web.form.perHour.hint')}
          error={inHours ? t('web.form.perHour.wrong') : null}
        >
          <Input
            inputMode="numeric"
            value={perHour}
            className="num max-w-40"
            onChange={(event) => setPerHour(event.currentTarget.value)}
          />
        </Field>
        {save.error && !inShops && !inHours ? <Problem error={save.error} /> : null}
        <div className="flex items-center gap-3">
          <Button type="submit" tone="primary" busy={save.isPending}>
            {t('shell.save')}
          </Button>
          <span role="status" className="text-own">
            {save.isSuccess ? t('web.form.saved') : null}
          </span>
        </div>
      </form>
      <section className="grid gap-3 border-t border-line pt-5">
        <h2 className="head-650 m-0 text-l">{t('web.form.page')}</h2>
        <p className="m-0 text-ink-2">{t('web.form.page.about')}</p>
        <CopyLine label={t('web.form.page.url')} text={`${new URL(sheet.url).origin}/c/`} />
      </section>
    </div>
  );
}
