import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
import { api, lettersOutQuery, printHref } from '../api.ts';
import { today } from './today.ts';

/** Letters that wait to be printed and posted: chosen, printed as one file, and noted as posted. */
export function LettersToPost() {
  const queries = useQueryClient();
  const letters = useQuery(lettersOutQuery);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [postedOn, setPostedOn] = useState(today);
  const [registered, setRegistered] = useState('');
  const waiting = letters.data?.filter((letter) => letter.state === 'to_print') ?? [];
  const chosen = waiting.filter((letter) => !left.has(letter.id)).map((letter) => letter.id);
  const post = useMutation({
    mutationFn: () => api('POST /letters/posted', { body: { letterIds: chosen, postedOn, registered } }),
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
            title: t('post.col.to'),
            cell: (letter) => (
              <Checkbox checked={!left.has(letter.id)} onChange={() => toggle(letter.id)}>
                <span className="whitespace-pre-line">{letter.addressee || '—'}</span>
              </Checkbox>
            ),
          },
          {
            key: 'case',
            title: t('post.col.case'),
            cell: (letter) => (
              <Link to="/case/$caseId" params={{ caseId: letter.caseId }} search={{}} className="link">
                {letter.caseKey}
              </Link>
            ),
          },
          { key: 'at', title: t('post.col.written'), cell: (letter) => moment(letter.createdAt) },
          {
            key: 'see',
            title: <span className="sr-only">{t('post.see')}</span>,
            cell: (letter) => (
              <a href={printHref([letter.id])} className="link min-h-6">
                {t('post.see')}
              </a>
            ),
          },
        ]}
      />
      {post.error ? <Problem error={post.error} /> : null}
      <div className="flex flex-wrap items-end gap-4 border-t border-line pt-4">
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
        <Field label={t('post.col.registered')} optional error={fieldError(post.error, 'registered')}>
          <Input value={registered} onChange={(event) => setRegistered(event.currentTarget.value)} />
        </Field>
        <Button tone="primary" busy={post.isPending} why={nothing} onClick={() => post.mutate()}>
          {t('post.markPosted', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
