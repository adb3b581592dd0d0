import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { informationApi, type Notice, noticesQuery } from '../api.ts';

/** Notices in force that touch these products, or kinds of action whatever the product; what must still be read comes first. */
export function noticesOf(notices: readonly Notice[], skus: readonly string[]): Notice[] {
  const fitting = notices.filter((notice) =>
    notice.skus.length > 0 ? notice.skus.some((sku) => skus.includes(sku)) : notice.actions.length > 0,
  );
  return [...fitting.filter(({ mine }) => mine.awaited), ...fitting.filter(({ mine }) => !mine.awaited)];
}

function Card({ notice }: { notice: Notice }) {
  const queries = useQueryClient();
  const awaited = notice.mine.awaited;
  const [open, setOpen] = useState(awaited);
  const read = useMutation({
    mutationFn: () => informationApi('POST /notices/:noticeId/acknowledge', { params: { noticeId: notice.id } }),
    // The server has no reason to refuse it: the bar may go on at once.
    onMutate: () => {
      const at = new Date().toISOString();
      const done = { openedAt: at, acknowledgedAt: at, awaited: false };
      queries.setQueryData(noticesQuery.queryKey, (shown) =>
        shown?.map((each) => (each.id === notice.id ? { ...each, mine: done } : each)),
      );
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: noticesQuery.queryKey });
      void queries.invalidateQueries({ queryKey: ['cases', 'may'] });
      void queries.invalidateQueries({ queryKey: ['cases', 'mayOne'] });
    },
  });
  return (
    <div
      className={
        awaited
          ? 'rounded-r-m border-l-3 border-accent bg-accent-soft px-3 py-2.5 text-s'
          : 'border-l-3 border-line-strong px-3 py-1 text-s text-ink-2'
      }
    >
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="cursor-pointer text-left">
        <b className="font-semibold text-ink">{notice.title}</b>{' '}
        <span className="num">
          {notice.number} · {day(notice.effectiveAt)}
        </span>
      </button>
      {open ? <p className="m-0 mt-1 max-h-60 overflow-y-auto break-words whitespace-pre-wrap">{notice.body}</p> : null}
      {awaited ? (
        <Button size="s" className="mt-2" busy={read.isPending} onClick={() => read.mutate()}>
          {t('information.acknowledge')}
        </Button>
      ) : null}
      {read.error ? <Problem className="mt-2" error={read.error} /> : null}
    </div>
  );
}

/** What the team was told about these products, standing before the actions it touches. */
export function Notices({ skus }: { skus: string[] }) {
  const { data } = useQuery(noticesQuery);
  const fitting = noticesOf(data ?? [], skus);
  if (fitting.length === 0) return null;
  return (
    <section aria-label={t('cases.notices')} className="grid gap-2">
      {fitting.map((notice) => (
        <Card key={notice.id} notice={notice} />
      ))}
    </section>
  );
}
