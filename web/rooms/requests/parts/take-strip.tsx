import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../../lib/client.ts';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { oneKey, type Request } from '../api.ts';
import { take } from './asker-choices.ts';

/** It was put to the whole unit: one of it takes it, so that two do not do the same. */
export function TakeStrip({ request }: { request: Request }) {
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const taking = useMutation({
    mutationFn: () => take(request, key),
    onSuccess: (opened) => {
      queries.setQueryData(oneKey(request.id), opened);
      void queries.invalidateQueries({ queryKey: ['requests'] });
    },
  });
  useKeys('here', [{ keys: 't', word: 'requests.take', run: () => taking.mutate() }]);
  return (
    <div className="shrink-0 border-b border-line bg-paper px-4 py-2 md:px-6">
      {taking.error ? <Problem error={taking.error} className="mb-2" /> : null}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="text-ink-2">{t('requests.take.why', { unit: request.to.name })}</span>
        <Button keys="t" busy={taking.isPending} onClick={() => taking.mutate()} className="max-md:min-h-11">
          {t('requests.take')}
        </Button>
      </div>
    </div>
  );
}
