import { useMutation } from '@tanstack/react-query';
import { newKey } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';

/** A call as the exchange would tell it, from beginning to end; by its id the house knows that it is none. */
async function play(token: string, number: string): Promise<boolean> {
  const callId = `mostrador-test-${newKey()}`;
  const tell = async (event: string, more: Record<string, string> = {}): Promise<boolean> => {
    const body = new URLSearchParams({ event, direction: 'in', from: 'anonymous', to: number || '0', callId, ...more });
    return (await fetch(`/api/v1/cti/${token}`, { method: 'POST', body })).ok;
  };
  return (await tell('newCall')) && (await tell('answer')) && (await tell('hangup', { cause: 'normalClearing' }));
}

/** Plays a call through the real door, while the token is at hand. It opens no case and counts nowhere. */
export function TryLine({ token, number }: { token: string; number: string }) {
  const attempt = useMutation({ mutationFn: () => play(token, number) });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button busy={attempt.isPending} onClick={() => attempt.mutate()}>
        {t('phone.line.try')}
      </Button>
      <span role="status" className={attempt.data === false || attempt.error ? 'text-bad' : 'text-own'}>
        {attempt.error || attempt.data === false ? t('phone.line.try.no') : attempt.data ? t('phone.line.try.yes') : ''}
      </span>
    </div>
  );
}
