import { useEffect, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { spelled } from './said.ts';
import type { Talk } from './softphone-port.ts';
import { accept, call, hangUp, hold, mute, tone, transfer } from './softphone-store.ts';

const KEYS = '1 2 3 4 5 6 7 8 9 * 0 #'.split(' ');

/** Minutes and seconds since, drawn anew each second. */
function useElapsed(since: number | null): string {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [since]);
  const seconds = since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function stateOf(talk: Talk, time: string): string {
  if (talk.state === 'ringing') return t(`phone.soft.ringing.${talk.direction}`);
  return t(talk.state === 'held' ? 'phone.soft.held' : 'phone.soft.talking', { time });
}

/** One call: who, for how long, and what can be done with it now. `others`: with whom else one speaks, to hand it over to. */
export function TalkCard({ talk, others }: { talk: Talk; others: readonly Talk[] }) {
  const [shown, setShown] = useState<'keypad' | 'handOver' | null>(null);
  const [to, setTo] = useState('');
  const time = useElapsed(talk.answeredAt);
  const toggle = (what: 'keypad' | 'handOver') => setShown(shown === what ? null : what);
  const isRinging = talk.state === 'ringing';
  const who = talk.name || spelled(talk.number || null);
  return (
    <li className="grid gap-2 border-t border-line pt-3">
      <div className="grid gap-0.5">
        <strong className="num head-650 truncate text-l">{who}</strong>
        {talk.name && talk.number ? <span className="num text-s text-ink-3">{spelled(talk.number)}</span> : null}
        <span className="num text-s text-ink-2">{stateOf(talk, time)}</span>
        {talk.muted ? <span className="text-s text-bad">{t('phone.soft.muted')}</span> : null}
      </div>
      <div className="flex flex-wrap gap-1.5">
        {isRinging && talk.direction === 'in' ? (
          <>
            <Button tone="primary" keys="F8" onClick={() => void accept(talk.id)}>
              {t('phone.soft.accept')}
            </Button>
            <Button tone="danger" onClick={() => void hangUp(talk.id)}>
              {t('phone.soft.reject')}
            </Button>
          </>
        ) : (
          <Button tone="danger" keys="F8" onClick={() => void hangUp(talk.id)}>
            {t('phone.soft.hangUp')}
          </Button>
        )}
        {isRinging ? null : (
          <>
            <Button keys="F9" aria-pressed={talk.state === 'held'} onClick={() => void hold(talk.id, talk.state !== 'held')}>
              {t(talk.state === 'held' ? 'phone.soft.resume' : 'phone.soft.hold')}
            </Button>
            <Button keys="F10" aria-pressed={talk.muted} onClick={() => void mute(talk.id, !talk.muted)}>
              {t(talk.muted ? 'phone.soft.unmute' : 'phone.soft.mute')}
            </Button>
            <Button tone="quiet" aria-expanded={shown === 'keypad'} onClick={() => toggle('keypad')}>
              {t('phone.soft.keypad')}
            </Button>
            <Button tone="quiet" aria-expanded={shown === 'handOver'} onClick={() => toggle('handOver')}>
              {t('phone.soft.handOver')}
            </Button>
          </>
        )}
      </div>
      {shown === 'keypad' ? (
        <div className="grid grid-cols-3 gap-1.5">
          {KEYS.map((key) => (
            <Button key={key} onClick={() => void tone(talk.id, key)}>
              {key}
            </Button>
          ))}
        </div>
      ) : null}
      {shown === 'handOver' ? (
        <div className="grid gap-2">
          <Field label={t('phone.soft.handOver.to')}>
            <Input type="tel" autoComplete="off" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          </Field>
          <div className="flex flex-wrap gap-1.5">
            <Button onClick={() => void transfer(talk.id, { number: to })}>{t('phone.soft.handOver.now')}</Button>
            <Button onClick={() => void call(to)}>{t('phone.soft.handOver.ask')}</Button>
            {others.map((other) => (
              <Button key={other.id} tone="primary" onClick={() => void transfer(talk.id, { talkId: other.id })}>
                {t('phone.soft.handOver.join', { who: other.name || spelled(other.number) })}
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </li>
  );
}
