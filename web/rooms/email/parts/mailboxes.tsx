import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { closedQuery, type Mailbox, mailboxesQuery } from '../api.ts';
import { MailboxCard } from './mailbox-card.tsx';
import { MailboxDialog } from './mailbox-dialog.tsx';
import { StaysHere } from './stays-here.tsx';

/** The mailboxes of the centre, as a part of its settings. */
export function Mailboxes() {
  const boxes = useQuery(mailboxesQuery);
  const [opened, setOpened] = useState<{ mailbox: Mailbox | null } | null>(null);
  if (boxes.error) return <Problem error={boxes.error} kept={null} onRetry={() => void boxes.refetch()} />;
  if (!boxes.data) return <Waiting lines={4} />;
  const add = (
    <Button tone="primary" onClick={() => setOpened({ mailbox: null })}>
      {t('email.mailbox.add')}
    </Button>
  );
  return (
    <>
      {boxes.data.length > 0 && boxes.data.every((box) => !box.smtp) ? <StaysHere /> : null}
      {boxes.data.length === 0 ? (
        <Empty title={t('email.mailboxes.empty')} todo={t('email.mailboxes.empty.do')} action={add} />
      ) : null}
      {boxes.data.map((mailbox) => (
        <MailboxCard key={mailbox.id} mailbox={mailbox} onChange={() => setOpened({ mailbox })} />
      ))}
      {boxes.data.length > 0 ? <div className="border-t border-line pt-4">{add}</div> : null}
      <ClosedLink />
      {opened ? <MailboxDialog mailbox={opened.mailbox} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

/** To the addresses that mail came back from, where there are any. */
function ClosedLink() {
  const n = useInfiniteQuery(closedQuery('')).data?.pages[0]?.total ?? 0;
  if (n === 0) return null;
  return (
    <p className="mt-4 mb-0">
      <Link to="/outbox" search={{ tab: 'closed' }} className="link min-h-6">
        {t('email.closed.link', { n })}
      </Link>
    </p>
  );
}
