import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { offerUndo } from '../../../ui/undo.tsx';
import { api, type Asked, correctionsQuery } from '../api.ts';
import { languageName } from '../../cases/parts/choices.ts';

/** What would change: what stands there and what is asked for. An address or a number is added, and the known ones stay. */
function changesOf({ wish, now }: Asked): { label: string; from: string; to: string; beside: string }[] {
  const row = (label: string, to: string | undefined, from = '', beside = '') => (to ? [{ label, from, to, beside }] : []);
  const kept = (known: string[] | undefined): string =>
    known?.length ? t('web.correction.known', { known: known.join(', ') }) : '';
  const spoken = now ? languageName(now.language) : '';
  return [
    ...row(t('web.correction.name'), wish.name, now?.name),
    ...row(t('web.correction.email'), wish.email, '', kept(now?.emails)),
    ...row(t('web.correction.phone'), wish.phone, '', kept(now?.phones)),
    ...row(t('web.correction.address'), wish.address),
    ...row(t('web.correction.language'), wish.language && languageName(wish.language), spoken),
  ];
}

function One({ asked, mayAct }: { asked: Asked; mayAct: boolean }) {
  const queries = useQueryClient();
  const [why, setWhy] = useState<string | null>(null);
  const fresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['cases'] });
  const params = { correctionId: asked.id };
  const apply = useMutation({
    mutationFn: () => api('POST /corrections/:correctionId/apply', { params }),
    onSuccess: fresh,
  });
  const reopen = useMutation({
    mutationFn: () => api('POST /corrections/:correctionId/reopen', { params }),
    onSettled: fresh,
  });
  const drop = useMutation({
    mutationFn: (body: { why: string }) => api('POST /corrections/:correctionId/drop', { params, body }),
    onSuccess: async () => {
      await fresh();
      offerUndo({ words: t('web.correction.dropped'), undo: () => reopen.mutate() });
    },
  });
  const { kind, address } = asked.wish;
  const ending = why?.trim() ?? '';
  const end = t(kind === 'correct' ? 'web.correction.drop' : 'web.correction.done');
  return (
    <section
      aria-label={t(`web.correction.${kind}`)}
      className="grid gap-2 rounded-m border border-accent bg-surface px-3.5 py-2.5"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <b className="font-semibold">{t(`web.correction.${kind}`)}</b>
        <span className="num text-s text-ink-3">{moment(asked.at)}</span>
        {mayAct && why === null ? (
          <span className="ml-auto flex gap-1.5">
            {kind === 'correct' ? (
              <Button
                size="s"
                tone="primary"
                busy={apply.isPending}
                why={asked.now ? null : t('web.correction.nobody')}
                onClick={() => apply.mutate()}
              >
                {t('web.correction.apply')}
              </Button>
            ) : null}
            <Button size="s" onClick={() => setWhy('')}>
              {end}
            </Button>
          </span>
        ) : null}
      </div>
      <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-1 empty:hidden">
        {changesOf(asked).map(({ label, from, to, beside }) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd className="m-0 break-words">
              {from ? <span className="text-ink-3">{from} → </span> : null}
              <b className="font-semibold">{to}</b>
              {beside ? <span className="text-ink-3"> · {beside}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {address ? <p className="m-0 text-s text-ink-3">{t('web.correction.address.hint')}</p> : null}
      {apply.error ? <Problem error={apply.error} kept={null} /> : null}
      {why === null ? null : (
        <form
          className="grid max-w-150 gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (ending !== '') drop.mutate({ why: ending });
          }}
        >
          <Field
            label={t(kind === 'correct' ? 'web.correction.why' : 'web.correction.how')}
            hint={t('web.correction.why.hint')}
            error={fieldError(drop.error, 'why')}
          >
            <Textarea rows={2} autoFocus maxLength={500} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
          </Field>
          {drop.error && !fieldError(drop.error, 'why') ? <Problem error={drop.error} /> : null}
          <div className="flex gap-2">
            <Button
              type="submit"
              tone="primary"
              busy={drop.isPending}
              why={ending === '' ? t('web.correction.why.needed') : null}
            >
              {end}
            </Button>
            <Button tone="quiet" onClick={() => setWhy(null)}>
              {t('shell.cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** What the customer asked on their page about their own data and nobody has looked at: what stands there, what they want, and what to do with it. */
export function Corrections({ caseId, mayAct }: { caseId: string; mayAct: boolean }) {
  const { data } = useQuery(correctionsQuery(caseId));
  const open = data?.filter(({ state }) => state === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <div className="grid gap-2 pt-2.5">
      {open.map((asked) => (
        <One key={asked.id} asked={asked} mayAct={mayAct} />
      ))}
    </div>
  );
}
