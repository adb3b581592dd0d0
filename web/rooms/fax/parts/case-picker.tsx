import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { searchQuery } from '../../cases/api.ts';

export type Picked = { id: string; key: string; subject: string; customerName: string; openedAt: string };
type Props = { picked: Picked | null; onPick: (picked: Picked | null) => void; error: string | null | undefined };

const MOST = 6;
const LEAST_LETTERS = 2;

/** Finds the case that a paper belongs to, as the desk finds cases; none needs to be chosen. */
export function CasePicker({ picked, onPick, error }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const search = useQuery(searchQuery(wanted.length < LEAST_LETTERS ? '' : wanted));
  const found = wanted.length < LEAST_LETTERS ? null : (search.data?.cases.slice(0, MOST) ?? null);
  if (picked)
    return (
      <div className="grid gap-1">
        <span className="text-s font-medium text-ink-2">{t('fax.case')}</span>
        <div className="flex items-center gap-3 rounded-s border border-accent bg-accent-soft px-3 py-2">
          <Named one={picked} />
          <Button
            size="s"
            autoFocus
            className="ml-auto shrink-0"
            onClick={() => {
              setQ('');
              onPick(null);
            }}
          >
            {t('fax.case.change')}
          </Button>
        </div>
        {error ? (
          <span role="alert" className="text-s text-bad">
            {error}
          </span>
        ) : null}
      </div>
    );
  return (
    <div className="grid gap-1.5">
      <Field label={t('fax.case')} hint={t('fax.case.hint')} optional error={error}>
        <Input
          type="search"
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter takes the first that was found; what is only half typed puts nothing in.
            if (event.key !== 'Enter' || q.trim() === '') return;
            event.preventDefault();
            if (found?.[0] && wanted === q.trim() && !search.isPlaceholderData) onPick(found[0]);
          }}
        />
      </Field>
      {search.error ? <Problem error={search.error} kept={null} /> : null}
      <span role="status" className={found?.length === 0 ? 'text-s text-ink-2' : 'sr-only'}>
        {found === null ? null : found.length === 0 ? t('fax.case.none') : t('fax.case.found', { count: found.length })}
      </span>
      {found && found.length > 0 ? (
        <ul className="m-0 grid list-none gap-1 p-0">
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => onPick(one)}
                className="flex min-h-11 w-full cursor-pointer items-center rounded-s border border-line bg-surface px-3 py-1.5 text-left hover:bg-sunken"
              >
                <Named one={one} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const Named = ({ one }: { one: Picked }) => (
  <span className="grid min-w-0">
    <span className="truncate">
      {one.customerName} · {one.subject}
    </span>
    <span className="num text-s text-ink-2">
      {one.key} · {day(one.openedAt)}
    </span>
  </span>
);
