import { useMutation, useQueryClient } from '@tanstack/react-query';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Call } from '../api.ts';

/** Promises to call back by the end of the working day; the list of call-backs changes the rest. */
export function CallPromise({ call, number }: { call: Call; number: string }) {
  const queries = useQueryClient();
  const promise = useMutation({
    mutationFn: () =>
      api('POST /phone/call-backs', { body: { number, callId: call.id, caseId: call.caseId, name: call.customerName } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['phone'] }),
  });
  if (promise.data)
    return (
      <p role="status" className="num m-0">
        {t('phone.promise.made', { at: moment(promise.data.dueAt) })}
      </p>
    );
  return (
    <div>
      {promise.error ? <Problem error={promise.error} kept={null} /> : null}
      <Button size="s" busy={promise.isPending} onClick={() => promise.mutate()}>
        {t('phone.promise')}
      </Button>
    </div>
  );
}
