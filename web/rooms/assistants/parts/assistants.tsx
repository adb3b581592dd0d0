import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { CopyLine } from '../../organization/parts/copy-line.tsx';
import { KeyDialog } from '../../organization/parts/key-dialog.tsx';
import type { KeyScope } from '../../organization/parts/key-scopes.ts';
import { type Assistant, assistantsQuery } from '../api.ts';
import { AssistantDialog } from './assistant-dialog.tsx';
import { AssistantRow } from './assistant-row.tsx';
import { snippetOf } from './snippet.ts';

/** What the tools need, no more. */
const scopes: readonly KeyScope[] = ['cases:read', 'cases:write', 'requests:read'];
type Open = { edit: Assistant | null } | { keyFor: Assistant } | null;

/** Software agents of the centre, as a part of the settings: who they are, where they connect, what they did. */
export function Assistants() {
  const queries = useQueryClient();
  const found = useQuery(assistantsQuery);
  const [open, setOpen] = useState<Open>(null);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Waiting lines={5} />;
  const { address, assistants } = found.data;
  const close = (): void => {
    setOpen(null);
    void queries.invalidateQueries(assistantsQuery);
  };
  const add = (
    <Button tone="primary" onClick={() => setOpen({ edit: null })}>
      {t('assistants.add')}
    </Button>
  );
  return (
    <>
      {assistants.length === 0 ? (
        <Empty title={t('assistants.none')} todo={t('assistants.none.do')} action={add} />
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
            <p className="m-0 max-w-150 text-ink-2">{t('assistants.about')}</p>
            {add}
          </div>
          <div className="mb-4 max-w-150">
            <CopyLine label={t('assistants.address')} text={address} />
          </div>
          <ul className="m-0 list-none border-t border-line p-0">
            {assistants.map((one) => (
              <AssistantRow
                key={one.id}
                assistant={one}
                onChange={() => setOpen({ edit: one })}
                onKey={() => setOpen({ keyFor: one })}
              />
            ))}
          </ul>
        </>
      )}
      {open && 'edit' in open ? <AssistantDialog assistant={open.edit} onClose={close} /> : null}
      {open && 'keyFor' in open ? (
        <KeyDialog
          holder={open.keyFor}
          about={t('assistants.key.about', { name: open.keyFor.name })}
          suggested={scopes}
          onClose={close}
          beside={(token) => <CopyLine label={t('assistants.snippet')} text={snippetOf(address, token)} />}
        />
      ) : null}
    </>
  );
}
