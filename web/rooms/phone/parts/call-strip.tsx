import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { api, type Call, nowQuery } from '../api.ts';
import { EndCall, standsLong } from './end-call.tsx';
import { spelled, ticks, useSeconds, whoOf } from './said.ts';

const CallSheet = lazy(() => import('./call-sheet.tsx'));

/** Of one call: what it is now, and for how long. */
function Line({ call, open, onOpen }: { call: Call; open: boolean; onOpen: () => void }) {
  const queries = useQueryClient();
  const { person } = useMe();
  const mine = call.agentId === person.id;
  const phase = call.state === 'ended' ? 'wrap' : call.state;
  const since = phase === 'wrap' ? call.endedAt : phase === 'talking' ? call.answeredAt : call.startedAt;
  const seconds = useSeconds(since ?? call.startedAt, true);
  const take = useMutation({
    mutationFn: () => api('POST /phone/calls/:callId/take', { params: { callId: call.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['phone'] }),
  });
  const who = whoOf(call);
  const number = spelled(call.number);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-2">
      <Icon name="phone" size={16} className={phase === 'ringing' ? 'text-accent' : 'text-ink-3'} />
      <span className="num min-w-10 font-semibold" aria-hidden="true">
        {ticks(seconds)}
      </span>
      <p className="m-0 max-w-[calc(100%-5rem)] min-w-0">
        <span className="font-semibold">
          {phase === 'wrap' && !call.endKnown
            ? t('phone.strip.lost', { who })
            : t(`phone.strip.${call.direction}.${phase}`, { who })}
        </span>
        <span className="num text-ink-2">
          {[who === number ? null : number, call.queue, call.caseKey].map((one) =>
            one ? (
              <Fragment key={one}>
                {' · '}
                <span className="whitespace-nowrap">{one}</span>
              </Fragment>
            ) : null,
          )}
        </span>
      </p>
      <span className="ml-auto flex flex-wrap items-center justify-end gap-2">
        {call.caseId ? (
          <Link to="/case/$caseId" params={{ caseId: call.caseId }} className="link inline-flex min-h-6 items-center font-medium">
            {t('phone.openCase')}
          </Link>
        ) : null}
        {phase === 'ringing' && standsLong(phase, seconds) ? <EndCall call={call} /> : null}
        {!mine && call.state !== 'ended' && call.may ? (
          <Button size="s" busy={take.isPending} onClick={() => take.mutate()}>
            {t('phone.take')}
          </Button>
        ) : null}
        {mine ? (
          <Button size="s" tone={phase === 'wrap' ? 'primary' : 'plain'} aria-expanded={open} onClick={onOpen}>
            {t(phase === 'wrap' ? 'phone.finish' : 'phone.sheet')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** Calls that ring now and those I have in hand, over whatever screen is open. Nothing is drawn where there are none. */
export function CallStrip() {
  const { person, screens } = useMe();
  const now = useQuery({ ...nowQuery, enabled: screens.includes('phone') });
  const [opened, setOpened] = useState<string | null>(null);
  const shown = (now.data ?? []).filter(
    ({ state, direction, agentId }) => agentId === person.id || (state === 'ringing' && direction === 'in'),
  );
  shown.sort((a, b) => Number(b.state === 'ringing') - Number(a.state === 'ringing'));
  const sheet = shown.find(({ id }) => id === opened);
  const ringing = shown.filter(({ state }) => state === 'ringing');
  return (
    <>
      <p role="status" className="sr-only">
        {ringing.map((call) => t('phone.strip.in.ringing', { who: whoOf(call) })).join('. ')}
      </p>
      {shown.length > 0 ? (
        <section
          aria-label={t('phone.strip')}
          className="max-h-[60dvh] overflow-y-auto border-b border-line-strong bg-accent-soft"
        >
          <ul className="m-0 list-none p-0">
            {shown.map((call) => (
              <Line
                key={call.id}
                call={call}
                open={opened === call.id}
                onOpen={() => setOpened(opened === call.id ? null : call.id)}
              />
            ))}
          </ul>
          {sheet ? (
            <div className="bg-surface px-4 py-4 sm:px-6">
              <Suspense>
                <CallSheet key={sheet.id} call={sheet} onDone={() => setOpened(null)} />
              </Suspense>
            </div>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
