import type { ReactNode } from 'react';
import { RefusalError, UnreachableError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';

/** Why one may not come in, in the server's own words; what to do stands in them or in `todo`. */
export function SaidNo({ error, todo }: { error: unknown; todo?: ReactNode }) {
  if (error instanceof RefusalError && error.message && error.kind !== 'internal')
    return (
      <div role="alert" className="grid grid-cols-[auto_1fr] gap-x-2.5 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2.5">
        <Icon name="warn" size={16} className="mt-0.5 text-bad" />
        <div>
          <p className="m-0 font-semibold">{error.message}</p>
          {todo ? <p className="m-0 text-ink-2">{todo}</p> : null}
        </div>
      </div>
    );
  return <Problem error={error} kept={error instanceof UnreachableError ? null : t('organization.signIn.kept')} />;
}
