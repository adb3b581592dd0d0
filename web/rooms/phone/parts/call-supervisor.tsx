import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Call } from '../api.ts';
import type { NoteCall } from './note-call.ts';
import { ticks, useSeconds } from './said.ts';

const LIMIT = 180;

function Waiting({ since, note }: { since: string; note: (change: NoteCall) => void }) {
  const seconds = useSeconds(since, true);
  return (
    <>
      <p className="num m-0 pb-2">
        {seconds <= LIMIT ? t('phone.supervisor.left', { time: ticks(LIMIT - seconds) }) : t('phone.supervisor.over')}
      </p>
      <span className="flex flex-wrap gap-2">
        <Button size="s" onClick={() => note({ supervisor: 'reached' })}>
          {t('phone.supervisor.reached')}
        </Button>
        <Button size="s" tone="quiet" onClick={() => note({ supervisor: 'withdrawn' })}>
          {t('phone.supervisor.withdrawn')}
        </Button>
      </span>
    </>
  );
}

/** Whoever asks for a superior is put through within three minutes, or called back the same working day. */
export function CallSupervisor({ call, note }: { call: Call; note: (change: NoteCall) => void }) {
  const { supervisorAskedAt: asked, supervisorReachedAt: reached } = call;
  return (
    <Section title={t('phone.supervisor')} level={3}>
      {asked && !reached ? <Waiting since={asked} note={note} /> : null}
      {asked && reached ? <p className="m-0">{t('phone.supervisor.done')}</p> : null}
      {asked ? null : (
        <Button size="s" onClick={() => note({ supervisor: 'asked' })}>
          {t('phone.supervisor.ask')}
        </Button>
      )}
    </Section>
  );
}
