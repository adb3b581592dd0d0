import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { meQuery } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { api, type Centre, centreQuery } from '../api.ts';
import { CentreFields } from './centre-fields.tsx';

type Draft = Pick<Centre, 'name' | 'timeZone' | 'hours' | 'holidays'>;

/** The centre's own sheet. What was changed is saved together, and the bar that says so stays in sight. */
export function CentreSheet() {
  const centre = useQuery(centreQuery);
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const save = useMutation({
    mutationFn: (body: Draft) => api('PATCH /centre', { body }),
    onSuccess: async (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      await queries.invalidateQueries(centreQuery);
      setDraft(null);
    },
  });
  if (centre.error) return <Problem error={centre.error} kept={null} onRetry={() => void centre.refetch()} />;
  if (!centre.data) return <Waiting lines={8} />;
  const { name, timeZone, hours, holidays } = centre.data;
  const shown = draft ?? { name, timeZone, hours, holidays };
  const error = (field: string): string | undefined => fieldError(save.error, field);
  return (
    <>
      {save.error && !(save.error instanceof RefusalError && save.error.field) ? (
        <Problem error={save.error} className="mb-4" />
      ) : null}
      <CentreFields centre={centre.data} draft={shown} set={(change) => setDraft({ ...shown, ...change })} error={error} />
      <div role="status">
        {draft ? (
          <div className="sticky bottom-0 -mx-4 mt-6 flex flex-wrap items-center justify-end gap-2 border-t border-line-strong bg-paper px-4 py-3 sm:-mx-6 sm:px-6">
            <span className="mr-auto text-ink-2">{t('organization.centre.changed')}</span>
            <Button
              onClick={() => {
                setDraft(null);
                save.reset();
              }}
            >
              {t('organization.centre.drop')}
            </Button>
            <Button tone="primary" busy={save.isPending} onClick={() => save.mutate(draft)}>
              {t('shell.save')}
            </Button>
          </div>
        ) : save.isSuccess ? (
          <p className="m-0 mt-4 text-own">{t('organization.centre.saved')}</p>
        ) : null}
      </div>
    </>
  );
}
