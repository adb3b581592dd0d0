import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Table } from '../../../ui/table.tsx';
import { api, printHref, toPostQuery } from '../api.ts';
import { caseColumn } from './columns.tsx';
import { today } from './today.ts';

/** Letters that wait to be printed and posted: chosen, printed as one file, and noted as posted. */
export function LettersToPost() {
  const queries = useQueryClient();
  const letters = useQuery(toPostQuery);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [postedOn, setPostedOn] = useState(today);
  const [registered, setRegistered] = useState('');
  const waiting = letters.data ?? [];
  const chosen = waiting.filter((letter) => !left.has(letter.id)).map((letter) => letter.id);
  const post = useMutation({
    mutationFn: () => api('POST /letters/posted', { body: { letterIds: chosen, postedOn, registered: isOne ? registered : '' } }),
    onSuccess: async () => {
      setRegistered('');
      await queries.invalidateQueries({ queryKey: ['post'] });
    },
  });
  if (letters.error) return <Problem error={letters.error} kept={null} onRetry={() => void letters.refetch()} />;
  if (!letters.data) return <Waiting lines={4} />;
  if (waiting.length === 0) return <Empty title={t('post.toPost.empty')} todo={t('post.toPost.empty.do')} />;
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const all = (yes: boolean): void => setLeft(new Set(yes ? [] : waiting.map((letter) => letter.id)));
  const isOne = chosen.length === 1;
  const nothing = chosen.length === 0 ? t('post.chooseFirst') : null;
  return (
    <div className="grid gap-5">
      <Table
        caption={t('post.toPost')}
        rows={waiting}
        rowKey={(letter) => letter.id}
        columns={[
          {
            key: 'to',
            title: (
              <Checkbox checked={chosen.length === waiting.length} onChange={all}>
                {t('post.all')}
              </Checkbox>
            ),
            cell: (letter) => (
              <Checkbox checked={!left.has(letter.id)} onChange={() => toggle(letter.id)}>
                <Envelope lines={letter.addressee.split('\n')} />
              </Checkbox>
            ),
          },
          caseColumn(),
          { key: 'at', title: t('post.col.written'), cell: (letter) => moment(letter.createdAt) },
        ]}
      />
      {post.error ? <Problem error={post.error} /> : null}
      <div className="sticky bottom-0 flex flex-wrap items-end gap-4 border-t border-line bg-surface py-4">
        <a
          href={nothing ? undefined : printHref(chosen)}
          aria-disabled={nothing ? true : undefined}
          className="inline-flex min-h-8 items-center rounded-s border border-edge px-3 text-m font-medium hover:bg-sunken"
        >
          {t('post.print', { count: chosen.length })}
        </a>
        <Field label={t('post.col.postedOn')} error={fieldError(post.error, 'postedOn')}>
          <Input type="date" max={today()} value={postedOn} onChange={(event) => setPostedOn(event.currentTarget.value)} />
        </Field>
        {isOne ? (
          <Field label={t('post.col.registered')} optional error={fieldError(post.error, 'registered')}>
            <Input value={registered} onChange={(event) => setRegistered(event.currentTarget.value)} />
          </Field>
        ) : null}
        <Button tone="primary" busy={post.isPending} why={nothing} onClick={() => post.mutate()}>
          {t('post.markPosted', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}

const Envelope = ({ lines: [name, ...rest] }: { lines: string[] }) => (
  <span className="grid">
    <span>{name || '—'}</span>
    {rest.map((line, n) => (
      <span key={n} className="text-s font-normal text-ink-2">
        {line}
      </span>
    ))}
  </span>
);
