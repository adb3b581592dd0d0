import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { date } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { offerUndo } from '../../../ui/undo.tsx';
import { api, type Template, templatesQuery } from '../api.ts';
import { Signatures } from './signatures.tsx';
import { UndoTime } from './undo-time.tsx';
import { languageName } from './choices.ts';

const TemplateDialog = lazy(() => import('./template-dialog.tsx'));

const sayReason = (reason: string): string => said(`cases.reason.${reason}`) ?? reason;

function Row({ one, mayPut, onOpen }: { one: Template; mayPut: boolean; onOpen: () => void }) {
  const queries = useQueryClient();
  const fresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['cases', 'templates'] });
  const back = (): void => {
    const { code, language, name, reasons, body } = one;
    void api('POST /templates', { body: { code, language, name, reasons, body } }).then(fresh);
  };
  const drop = useMutation({
    mutationFn: () => api('DELETE /templates/:templateId', { params: { templateId: one.id } }),
    onSuccess: async () => {
      await fresh();
      offerUndo({ words: t('cases.templates.dropped'), undo: back });
    },
  });
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-2.5 first:border-t-0">
      <button type="button" onClick={onOpen} className="min-w-50 flex-1 cursor-pointer text-left hover:[&_b]:underline">
        <b className="font-semibold">{one.name}</b>
        <span className="ml-2 text-s text-ink-3">
          {languageName(one.language)}
          {' · '}
          {one.reasons.length > 0 ? one.reasons.map(sayReason).join(', ') : t('cases.templates.reasons.all')}
        </span>
        <span className="block truncate text-s text-ink-2">{one.body.replace(/\s+/g, ' ')}</span>
      </button>
      <span className="text-s text-ink-3">{t('cases.templates.changed', { by: one.changedBy, day: date(one.changedAt) })}</span>
      {mayPut ? (
        <Button size="s" tone="quiet" busy={drop.isPending} onClick={() => drop.mutate()}>
          {t('cases.templates.drop')}
        </Button>
      ) : null}
      {drop.error ? <Problem className="w-full" error={drop.error} kept={null} /> : null}
    </li>
  );
}

/** Those that a new centre begins with, for one that is older than them or has dropped some. */
function BringUsual() {
  const queries = useQueryClient();
  const bring = useMutation({
    mutationFn: () => api('POST /templates/standard'),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases', 'templates'] }),
  });
  return (
    <>
      <span role="status" className="ml-auto text-s text-own">
        {bring.data ? t('cases.templates.standard.added', { count: bring.data.added }) : null}
      </span>
      <Button tone="quiet" busy={bring.isPending} onClick={() => bring.mutate()}>
        {t('cases.templates.standard')}
      </Button>
      {bring.error ? <Problem className="order-last w-full" error={bring.error} kept={null} /> : null}
    </>
  );
}

/** What the centre writes often, how it signs, and how long an answer can be taken back. */
export function Templates() {
  const { data, error, refetch } = useQuery(templatesQuery);
  const [open, setOpen] = useState<Template | 'new' | null>(null);
  if (error) return <Problem error={error} kept={null} onRetry={() => void refetch()} />;
  if (!data) return <Waiting lines={6} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <section>
        <header className="mb-2 flex flex-wrap items-center gap-3">
          <h2 className="head-650 m-0 text-l">{t('cases.templates.title')}</h2>
          {data.mayPut ? (
            <>
              <BringUsual />
              <Button onClick={() => setOpen('new')}>{t('cases.templates.new')}</Button>
            </>
          ) : null}
        </header>
        <p className="m-0 mb-2 max-w-170 text-ink-2">{t('cases.templates.lead')}</p>
        {data.templates.length === 0 ? (
          <Empty title={t('cases.templates.empty.title')} todo={t('cases.templates.empty.do')} />
        ) : (
          <ul className="m-0 list-none p-0">
            {data.templates.map((one) => (
              <Row key={one.id} one={one} mayPut={data.mayPut} onOpen={() => setOpen(one)} />
            ))}
          </ul>
        )}
      </section>
      <Signatures signatures={data.signatures} mayPut={data.mayPut} />
      <UndoTime />
      <Suspense>
        {open ? (
          <TemplateDialog
            one={open === 'new' ? null : open}
            fields={data.fields}
            mayPut={data.mayPut}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
