import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { keysQuery } from '../api.ts';
import { KeyDialog } from './key-dialog.tsx';
import { KeyRow } from './key-row.tsx';

/** Keys by which programs come in, as a part of the settings. Revoked ones stay to be read, last. */
export function ApiKeys() {
  const keys = useQuery(keysQuery);
  const [adding, setAdding] = useState(false);
  if (keys.error) return <Problem error={keys.error} kept={null} onRetry={() => void keys.refetch()} />;
  if (!keys.data) return <Waiting lines={4} />;
  const add = (
    <Button tone="primary" onClick={() => setAdding(true)}>
      {t('organization.key.add')}
    </Button>
  );
  const ordered = keys.data.toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.createdAt.localeCompare(a.createdAt),
  );
  return (
    <>
      {ordered.length === 0 ? (
        <Empty title={t('organization.keys.empty')} todo={t('organization.keys.empty.do')} action={add} />
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
            <p className="m-0 text-ink-2">{t('organization.keys.about')}</p>
            {add}
          </div>
          <ul className="m-0 list-none border-t border-line p-0">
            {ordered.map((apiKey) => (
              <KeyRow key={apiKey.id} apiKey={apiKey} />
            ))}
          </ul>
        </>
      )}
      {adding ? <KeyDialog onClose={() => setAdding(false)} /> : null}
    </>
  );
}
