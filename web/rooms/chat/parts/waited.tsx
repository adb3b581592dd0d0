import { useEffect, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';

/** Within which a person must be there (Ley 10/2025, 8.2). */
const PERSON_MS = 180_000;
const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Moves every second, for what is counted in seconds. */
function useSecond(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

/** How long somebody has asked for a person, against the law's three minutes. */
export function Waited({ since }: { since: string }) {
  const ms = useSecond() - Date.parse(since);
  const late = ms >= PERSON_MS;
  return (
    <span className="grid min-w-24 gap-1">
      <span className={cx('num text-s font-semibold', late ? 'text-bad' : 'text-ink')}>
        {t(late ? 'chat.waits.late' : 'chat.waits.of', { waited: clock(ms), limit: clock(PERSON_MS) })}
      </span>
      <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-sunken">
        <span
          className={cx('block h-full', late ? 'bg-bad' : 'bg-accent')}
          style={{ width: `${Math.min(100, (ms / PERSON_MS) * 100)}%` }}
        />
      </span>
    </span>
  );
}
