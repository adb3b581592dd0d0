import { useMutation, useQuery } from '@tanstack/react-query';
import { RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { spelled } from './said.ts';
import { api, softphoneQuery } from './softphone-api.ts';
import { call } from './softphone-store.ts';

const whyNot = (error: Error): string => (error instanceof RefusalError && error.message) || t('shell.problem.title');

/**
 * A number that is called when pressed: by the telephone in the browser of whoever has one, else by an exchange that rings at their extension first, else by
 * whatever the machine calls with. `words` stand in the place of the number where it is read beside it; `onCall` hears that it was pressed.
 */
export function CallNumber({ number, words, onCall }: { number: string; words?: string; onCall?: () => void }) {
  const { softphone, exchangeCalls } = useQuery(softphoneQuery).data ?? {};
  const callOut = useMutation({ mutationFn: () => api('POST /phone/call-out', { body: { number } }) });
  const shown = spelled(number);
  const label = t('phone.soft.callNumber', { number: shown });
  const look = 'num link inline-flex min-h-6 items-center';
  if (!softphone && !exchangeCalls) {
    return (
      <a className={look} href={`tel:${number}`} aria-label={label} onClick={onCall}>
        {words ?? shown}
      </a>
    );
  }
  const dial = (): void => {
    onCall?.();
    if (softphone) void call(number);
    else if (!callOut.isPending) callOut.mutate();
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <button type="button" className={`${look} cursor-pointer`} aria-label={label} onClick={dial}>
        {words ?? shown}
      </button>
      {softphone ? null : (
        <span role="status" className={callOut.error ? 'text-s text-bad' : 'text-s text-ink-2'}>
          {callOut.error ? whyNot(callOut.error) : callOut.data ? t('phone.soft.pickUp') : ''}
        </span>
      )}
    </span>
  );
}
