import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { api, type Call } from '../api.ts';
import { useSoftphone } from './softphone-store.ts';

/** Nobody lets a call ring for so long, nor speaks for so long as a rule: then its end may have been missed. */
const LONG_SECONDS = { ringing: 2 * 60, talking: 30 * 60, wrap: Number.POSITIVE_INFINITY };
export const standsLong = (phase: keyof typeof LONG_SECONDS, seconds: number): boolean => seconds >= LONG_SECONDS[phase];

/** It has ended, though no exchange told so. Nothing for calls that have ended, and those that this telephone speaks on: they are hung up there. */
export function EndCall({ call, size = 's' }: { call: Call; size?: 's' | 'm' }) {
  const queries = useQueryClient();
  const { talks } = useSoftphone();
  const end = useMutation({
    mutationFn: () => api('POST /phone/calls/:callId/end', { params: { callId: call.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['phone'] }),
  });
  const isHere = talks.some(({ sipId }) => call.legs.some(({ ref }) => ref.split(';')[0] === sipId));
  if (call.state === 'ended' || !call.may || isHere) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Button size={size} tone="quiet" busy={end.isPending} onClick={() => end.mutate()}>
        {t('phone.ended')}
      </Button>
      <span role="alert" className="text-s text-bad empty:hidden">
        {end.error ? (end.error instanceof RefusalError && end.error.message) || t('shell.problem.title') : ''}
      </span>
    </span>
  );
}
