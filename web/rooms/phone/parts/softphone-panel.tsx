import { useState } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Devices } from './softphone-devices.tsx';
import { accept, call, hangUp, hold, mute, openPanel, typeNumber, useSoftphone } from './softphone-store.ts';
import { TalkCard } from './talk-card.tsx';

/** What is rung at, spoken on and held, with a place to dial: at the corner of the frame, over whatever page is open. */
export default function Panel() {
  const { line, talks, problem, open, number } = useSoftphone();
  const [dialling, setDialling] = useState(false);
  const incoming = talks.find(({ state, direction }) => state === 'ringing' && direction === 'in');
  const current =
    talks.find(({ state }) => state === 'talking') ?? talks.find(({ direction }) => direction === 'out') ?? talks[0];
  useKeys('everywhere', [
    ...(incoming ? [{ keys: 'F8', word: 'phone.soft.accept', run: () => void accept(incoming.id) } as const] : []),
    ...(incoming ? [{ keys: 'shift+F8', word: 'phone.soft.reject', run: () => void hangUp(incoming.id) } as const] : []),
    ...(current && !incoming ? [{ keys: 'F8', word: 'phone.soft.hangUp', run: () => void hangUp(current.id) } as const] : []),
    ...(current && current.state !== 'ringing'
      ? [
          { keys: 'F9', word: 'phone.soft.hold', run: () => void hold(current.id, current.state !== 'held') } as const,
          { keys: 'F10', word: 'phone.soft.mute', run: () => void mute(current.id, !current.muted) } as const,
        ]
      : []),
  ]);
  if (!open && talks.length === 0) return null;
  const dial = async (): Promise<void> => {
    setDialling(true);
    await call(number);
    setDialling(false);
  };
  return (
    <section
      aria-label={t('phone.soft')}
      className="pop fixed right-4 bottom-4 z-20 grid max-h-[80dvh] w-80 max-w-[calc(100vw-2rem)] gap-3 overflow-y-auto p-3.5 max-md:bottom-18"
    >
      <div className="grid">
        <header className="flex items-start gap-2">
          <Icon name="phone" className="mt-0.5 text-ink-3" />
          <p role="status" className="m-0 min-w-0 flex-1 text-s text-ink-2">
            {t(`phone.soft.${line}`)}
          </p>
          {talks.length === 0 ? (
            <button
              type="button"
              aria-label={t('phone.soft.close')}
              onClick={() => openPanel(false)}
              className="grid size-6 cursor-pointer place-items-center text-ink-3 hover:text-ink"
            >
              <Icon name="close" size={14} />
            </button>
          ) : null}
        </header>
        {line === 'outdated' ? (
          <Button size="s" className="mt-2 justify-self-start" onClick={() => location.reload()}>
            {t('phone.soft.reload')}
          </Button>
        ) : null}
        <div role="alert" className="not-empty:mt-2">
          {problem ? <p className="m-0 text-s text-bad">{t(`phone.soft.problem.${problem}`)}</p> : null}
        </div>
      </div>
      {talks.length > 0 ? (
        <ul aria-label={t('phone.soft.calls')} className="m-0 grid list-none gap-3 p-0">
          {talks.map((talk) => (
            <TalkCard key={talk.id} talk={talk} others={talks.filter(({ id, state }) => id !== talk.id && state !== 'ringing')} />
          ))}
        </ul>
      ) : null}
      {open && talks.length === 0 ? (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void dial();
          }}
        >
          <Field label={t('phone.soft.number')} className="min-w-0 flex-1">
            <Input type="tel" autoComplete="off" value={number} onChange={(event) => typeNumber(event.currentTarget.value)} />
          </Field>
          <Button type="submit" tone="primary" busy={dialling} why={line === 'ready' ? null : t(`phone.soft.${line}`)}>
            {t('phone.soft.call')}
          </Button>
        </form>
      ) : null}
      {open ? <Devices /> : null}
    </section>
  );
}
