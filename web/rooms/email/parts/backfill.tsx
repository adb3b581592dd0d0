import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { count, date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { api, type Mailbox, mailboxesQuery } from '../api.ts';

const USUAL_DAYS = '30';
const MOST_DAYS = 3650;

/** Mail from before the mailbox was set up, on asking; how far it got. */
export function Backfill({ mailbox: { id, backfill } }: { mailbox: Mailbox }) {
  const queries = useQueryClient();
  const [days, setDays] = useState(USUAL_DAYS);
  const ask = useMutation({
    mutationFn: () => api('POST /mailboxes/:mailboxId/backfill', { params: { mailboxId: id }, body: { days: Number(days) } }),
    onSuccess: () => queries.invalidateQueries(mailboxesQuery),
  });
  const runs = backfill?.state === 'waiting' || backfill?.state === 'running';
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate();
  };
  return (
    <div className="mt-3 grid gap-2">
      {runs ? (
        <Progress
          label={t('email.backfill.runs', { day: date(backfill.since) })}
          share={backfill.total ? backfill.seen / backfill.total : null}
          detail={t('email.backfill.so', {
            seen: count(backfill.seen),
            total: count(backfill.total),
            kept: count(backfill.kept),
          })}
        />
      ) : (
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
          <Field label={t('email.backfill.days')} className="w-40">
            <Input inputMode="numeric" className="num" value={days} onChange={(event) => setDays(event.currentTarget.value)} />
          </Field>
          <Button
            type="submit"
            busy={ask.isPending}
            why={/^[1-9]\d{0,3}$/.test(days) && Number(days) <= MOST_DAYS ? null : t('email.backfill.days.wrong')}
          >
            {t('email.backfill.fetch')}
          </Button>
        </form>
      )}
      {backfill?.state === 'done' ? (
        <p className="m-0 text-s text-ink-3">{t('email.backfill.done', { kept: backfill.kept, day: date(backfill.since) })}</p>
      ) : null}
      {backfill?.state === 'failed' ? (
        <p className="m-0 text-bad">{t('email.backfill.failed', { problem: backfill.problem ?? '' })}</p>
      ) : null}
      {ask.error ? <Problem error={ask.error} kept={null} /> : null}
    </div>
  );
}
