import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { day } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Section } from '../../../ui/section.tsx';
import { Table } from '../../../ui/table.tsx';
import { api, lettersOutQuery, type OutgoingLetter, printHref } from '../api.ts';

/** Letters that were posted, and those that came back. */
export function PostedLetters() {
  const letters = useQuery(lettersOutQuery);
  const [back, setBack] = useState<OutgoingLetter | null>(null);
  if (letters.error) return <Problem error={letters.error} kept={null} onRetry={() => void letters.refetch()} />;
  if (!letters.data) return <Waiting lines={4} />;
  const posted = letters.data.filter((letter) => letter.state !== 'to_print');
  return (
    <Section title={t('post.posted')} ruled>
      {posted.length === 0 ? (
        <Empty title={t('post.posted.empty')} todo={t('post.posted.empty.do')} />
      ) : (
        <Table
          caption={t('post.posted')}
          rows={posted}
          rowKey={(letter) => letter.id}
          columns={[
            { key: 'to', title: t('post.col.to'), cell: (letter) => letter.addressee.split('\n')[0] ?? '' },
            {
              key: 'case',
              title: t('post.col.case'),
              cell: (letter) => (
                <Link to="/case/$caseId" params={{ caseId: letter.caseId }} search={{}} className="link">
                  {letter.caseKey}
                </Link>
              ),
            },
            { key: 'on', title: t('post.col.postedOn'), cell: (letter) => (letter.postedOn ? day(letter.postedOn) : '—') },
            { key: 'registered', title: t('post.col.registered'), cell: (letter) => letter.registered ?? '—' },
            {
              key: 'state',
              title: t('post.col.state'),
              cell: (letter) =>
                letter.state === 'returned' ? (
                  <span className="grid gap-0.5">
                    <span>
                      <Chip tone="late">{t('post.returned')}</Chip>
                    </span>
                    <span className="text-s text-ink-2">{letter.note}</span>
                  </span>
                ) : (
                  <Button size="s" onClick={() => setBack(letter)}>
                    {t('post.cameBack')}
                  </Button>
                ),
            },
            {
              key: 'open',
              title: <span className="sr-only">{t('post.see')}</span>,
              cell: (letter) => (
                <a href={printHref([letter.id])} className="link min-h-6">
                  {t('post.see')}
                </a>
              ),
            },
          ]}
        />
      )}
      {back ? <ReturnedDialog letter={back} onClose={() => setBack(null)} /> : null}
    </Section>
  );
}

function ReturnedDialog({ letter, onClose }: { letter: OutgoingLetter; onClose: () => void }) {
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const tell = useMutation({
    mutationFn: () => api('POST /letters/outgoing/:letterId/returned', { params: { letterId: letter.id }, body: { note } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['post'] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('post.cameBack')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            tone="primary"
            busy={tell.isPending}
            why={note.trim() ? null : t('post.whyFirst')}
            onClick={() => tell.mutate()}
          >
            {t('shell.save')}
          </Button>
        </>
      }
    >
      {tell.error ? <Problem error={tell.error} /> : null}
      <Field label={t('post.why')} hint={t('post.why.hint')} error={fieldError(tell.error, 'note')}>
        <Input autoFocus value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
    </Dialog>
  );
}
