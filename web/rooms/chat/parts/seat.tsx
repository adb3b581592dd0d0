import { useMutation, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Chats, chatsQuery } from '../api.ts';

const MOST = [1, 2, 3, 4, 5, 6, 8, 10];

/** Whether I am there to chat, and with how many at once. */
export function Seat({ seat, there }: Pick<Chats, 'seat' | 'there'>) {
  const queries = useQueryClient();
  const sit = useMutation({
    mutationFn: (body: { available: boolean; capacity: number }) => api('POST /chats/seat', { body }),
    onSuccess: () => queries.invalidateQueries(chatsQuery),
  });
  const { available, capacity } = sit.variables && sit.isPending ? sit.variables : seat;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {sit.error ? <Problem error={sit.error} kept={null} /> : null}
      <span>{t('chat.there', { count: there })}</span>
      <label className="flex items-center gap-1.5">
        {t('chat.capacity')}
        <select
          value={capacity}
          onChange={(event) => sit.mutate({ available, capacity: Number(event.currentTarget.value) })}
          className="picker min-h-7 rounded-s border border-edge bg-surface px-2 text-s text-ink"
        >
          {[...new Set([...MOST, capacity])]
            .toSorted((a, b) => a - b)
            .map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
        </select>
      </label>
      <button
        type="button"
        role="switch"
        aria-checked={available}
        onClick={() => sit.mutate({ available: !available, capacity })}
        className={cx(
          'flex min-h-7 cursor-pointer items-center gap-2 rounded-m border px-2.5 text-s font-semibold',
          available ? 'border-accent bg-accent-soft text-accent' : 'border-edge bg-surface text-ink',
        )}
      >
        <span
          aria-hidden="true"
          className={cx(
            'relative h-3.5 w-6 rounded-full border',
            available ? 'border-accent bg-accent' : 'border-edge bg-sunken',
          )}
        >
          <span className={cx('absolute top-px size-2.5 rounded-full', available ? 'right-px bg-surface' : 'left-px bg-ink-3')} />
        </span>
        {t(available ? 'chat.available' : 'chat.away')}
      </button>
    </div>
  );
}
