import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { moment } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Held } from '../api.ts';
import { sayDoor } from './answer-doors.ts';

const SECOND = 1000;
const SOON = 120;

/** Seconds until something, counted down while it is near. */
function useSeconds(until: string): number {
  const left = (): number => Math.max(0, Math.ceil((new Date(until).getTime() - Date.now()) / SECOND));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left), SECOND / 2);
    return () => clearInterval(timer);
  });
  return seconds;
}

/** An answer that has not left: when it will, and the way back. */
export function HeldAnswer({
  held,
  caseId,
  first,
  onBack,
}: {
  held: Held;
  caseId: string;
  first: boolean;
  onBack: (held: Held) => Promise<unknown>;
}) {
  const { person } = useMe();
  const mine = held.by.id === person.id;
  const seconds = useSeconds(held.sendAt);
  const back = useMutation({ mutationFn: () => onBack(held) });
  const now = useMutation({
    mutationFn: () => api('POST /cases/:caseId/held/:heldId/send', { params: { caseId, heldId: held.id } }),
  });
  const undo = (): void => void (!back.isPending && back.mutate());
  useKeys('here', mine && first ? [{ keys: 'z', word: 'cases.held.undo', run: undo }] : []);
  return (
    <article className="max-w-170 rounded-m border border-dashed border-line-strong bg-surface px-3.5 py-2.5">
      <header className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-s text-ink-3">
        <b className="text-m font-semibold text-ink">{mine ? t('cases.you') : held.by.name}</b>
        <span>{sayDoor(held.door)}</span>
        {held.cc.length > 0 ? <span>{t('cases.cc.to', { addresses: held.cc.join(', ') })}</span> : null}
        {held.verb === 'resolve' ? <span>{t('cases.held.resolve')}</span> : null}
        <b className="num font-semibold text-accent" role="timer">
          {seconds === 0
            ? t('cases.held.leaving')
            : seconds < SOON
              ? t('cases.held.soon', { seconds })
              : t('cases.held.at', { moment: moment(held.sendAt) })}
        </b>
        <span className="ml-auto flex gap-1.5">
          {seconds >= SOON ? (
            <Button size="s" tone="quiet" busy={now.isPending} onClick={() => now.mutate()}>
              {t('cases.held.now')}
            </Button>
          ) : null}
          <Button size="s" busy={back.isPending} onClick={undo} {...(mine && first ? { keys: 'z' } : {})}>
            {t('cases.held.undo')}
          </Button>
        </span>
      </header>
      {back.error ? <Problem error={back.error} kept={null} /> : null}
      <p className="m-0 text-read break-words whitespace-pre-wrap text-ink-2">{held.text}</p>
      {held.files.length > 0 ? <p className="m-0 mt-1 text-s text-ink-3">{held.files.join(' · ')}</p> : null}
    </article>
  );
}
