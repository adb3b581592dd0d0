import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Line, linesQuery } from '../api.ts';
import { Accounts } from './accounts.tsx';
import { LineCard } from './line-card.tsx';
import { LineDialog } from './line-dialog.tsx';
import { Seats } from './seats.tsx';

/** The lines of the centre and who sits where, as a part of its settings. */
export function Lines() {
  const lines = useQuery(linesQuery);
  const [opened, setOpened] = useState<{ line: Line | null } | null>(null);
  if (lines.error) return <Problem error={lines.error} kept={null} onRetry={() => void lines.refetch()} />;
  if (!lines.data) return <Waiting lines={4} />;
  const add = (
    <Button tone="primary" onClick={() => setOpened({ line: null })}>
      {t('phone.line.add')}
    </Button>
  );
  return (
    <>
      {lines.data.length === 0 ? <Empty title={t('phone.lines.empty')} todo={t('phone.lines.empty.do')} action={add} /> : null}
      {lines.data.map((line) => (
        <LineCard key={line.id} line={line} onChange={() => setOpened({ line })} />
      ))}
      {lines.data.length > 0 ? <div className="border-t border-line py-4">{add}</div> : null}
      {lines.data.length > 0 ? <Accounts lines={lines.data} /> : null}
      {lines.data.length > 0 ? <Seats /> : null}
      {opened ? <LineDialog line={opened.line} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
