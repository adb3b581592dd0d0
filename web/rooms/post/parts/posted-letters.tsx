import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
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
import { api, lettersOutQuery, type OutgoingLetter } from '../api.ts';
import { caseColumn } from './columns.tsx';

/** Letters that were posted, and those that came back. */
export function PostedLetters() {
  const letters = useInfiniteQuery(lettersOutQuery);
  const [back, setBack] = useState<OutgoingLetter | null>(null);
  if (letters.error) return <Problem error={letters.error} kept={null} onRetry={() => void letters.refetch()} />;
  if (!letters.data) return <Waiting lines={4} />;
  const posted = letters.data.pages.flat().filter((letter) => letter.state !== 'to_print');
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
            { key: 'to', title: t('post.col.to'), cell: (letter) => <To letter={letter} /> },
            caseColumn(),
            {
              key: 'state',
              title: t('post.col.state'),
              cell: (letter) => <State letter={letter} onBack={() => setBack(letter)} />,
            },
          ]}
        />
      )}
      {letters.hasNextPage ? (
        <p className="mt-4">
          <Button busy={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
            {t('post.more')}
          </Button>
        </p>
      ) : null}
      {back ? <ReturnedDialog letter={back} onClose={() => setBack(null)} /> : null}
    </Section>
  );
}

const To = ({ letter }: { letter: OutgoingLetter }) => (
  <span className="grid gap-0.5">
    <span>{letter.addressee.split('\n')[0] ?? ''}</span>
    <span className="text-s font-normal text-ink-2">
      {letter.postedOn ? t('post.on', { day: day(letter.postedOn) }) : null}
      {letter.registered ? ` · ${letter.registered}` : null}
    </span>
  </span>
);

const State = ({ letter, onBack }: { letter: OutgoingLetter; onBack: () => void }) => (
  <span className="grid justify-items-start gap-1">
    {letter.state === 'returned' ? (
      <>
        <Chip tone="late">{t('post.returned')}</Chip>
        <span className="max-w-60 text-s break-words text-ink-2">{letter.note}</span>
      </>
    ) : (
      <>
        <span className="text-ink-2">{t('post.isPosted')}</span>
        <Button size="s" onClick={onBack}>
          {t('post.cameBack')}
        </Button>
      </>
    )}
  </span>
);

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
