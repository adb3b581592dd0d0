import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '../../../lib/format.ts';
import { useNow } from '../../../lib/now.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { instantOf, localOf } from '../../../lib/zone.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Menu, MenuChoice, MenuGroup, MenuItem } from '../../../ui/menu.tsx';
import { api, habitQuery } from '../api.ts';
import { daysToMonday, morningAfter } from './later-times.ts';

const UNDO = ['0', '5', '10', '30', '60'] as const;
const HOUR = 3_600_000;

type Props = { sendAt: string | null; onSendAt: (iso: string | null) => void };

/** When the answer leaves, by the clock of the centre, and how long it can be taken back. */
export function ComposerLater({ sendAt, onSendAt }: Props) {
  const queries = useQueryClient();
  const { data: habit } = useQuery(habitQuery);
  const now = useNow();
  const zone = useMe().centre.timeZone;
  const [exact, setExact] = useState(false);
  const put = useMutation({
    mutationFn: (seconds: number) => api('PUT /writing-habit', { body: { undoSeconds: seconds } }),
    onSuccess: (kept) => queries.setQueryData(habitQuery.queryKey, kept),
  });
  const seconds = habit ? (habit.undoSeconds ?? habit.centreUndoSeconds) : 10;
  const choose = (at: Date | null): void => {
    setExact(false);
    onSendAt(at?.toISOString() ?? null);
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {exact ? (
        <input
          type="datetime-local"
          // biome-ignore lint/a11y/noAutofocus: it was just asked for
          autoFocus
          aria-label={t('cases.later.exact')}
          value={sendAt ? localOf(sendAt, zone) : ''}
          min={localOf(new Date(now).toISOString(), zone)}
          onChange={(event) => {
            const at = instantOf(event.currentTarget.value, zone);
            if (at !== null) onSendAt(at);
          }}
          className="num min-h-7 rounded-s border border-edge bg-surface px-2 text-s"
        />
      ) : null}
      {sendAt ? <span className="num text-s text-accent">{t('cases.later.set', { moment: moment(sendAt) })}</span> : null}
      <Menu
        side="top"
        align="end"
        trigger={
          <button
            type="button"
            aria-label={t('cases.later')}
            title={t('cases.later')}
            className="grid min-h-8 w-7 cursor-pointer place-items-center rounded-s border border-line-strong text-ink-2 hover:text-ink"
          >
            <Icon name="chevron" size={14} />
          </button>
        }
      >
        <MenuGroup title={t('cases.later')}>
          <MenuItem onSelect={() => choose(null)}>{t('cases.later.habit', { seconds })}</MenuItem>
          <MenuItem onSelect={() => choose(new Date(Date.now() + HOUR))}>{t('cases.later.hour')}</MenuItem>
          <MenuItem onSelect={() => choose(morningAfter(1, zone, new Date()))}>{t('cases.later.tomorrow')}</MenuItem>
          <MenuItem onSelect={() => choose(morningAfter(daysToMonday(zone, new Date()), zone, new Date()))}>
            {t('cases.later.monday')}
          </MenuItem>
          <MenuItem
            onSelect={() => {
              choose(new Date(Date.now() + HOUR));
              setExact(true);
            }}
          >
            {t('cases.later.exact')}
          </MenuItem>
        </MenuGroup>
        <MenuGroup title={t('cases.later.group')}>
          <MenuChoice
            value={String(seconds)}
            onChange={(value) => put.mutate(Number(value))}
            options={UNDO.map((value) => ({ value: value as string, label: t('cases.later.undo', { seconds: Number(value) }) }))}
          />
        </MenuGroup>
      </Menu>
    </span>
  );
}
