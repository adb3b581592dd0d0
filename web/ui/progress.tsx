import { useId } from 'react';
import { percent } from '../lib/format.ts';
import { t } from '../lib/words.ts';

/** Long work: how far it is, and that it may be left. `share` from 0 to 1; null while the end is not known. */
export function Progress({ label, share, detail }: { label: string; share: number | null; detail?: string }) {
  const labelled = useId();
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-3">
        <span id={labelled} className="font-medium">
          {label}
        </span>
        <span className="num text-ink-2">{share === null ? '' : percent(share)}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelled}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <i
          className={share === null ? 'block h-full w-1/3 animate-pulse bg-accent' : 'block h-full bg-accent transition-[width]'}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      <p className="num m-0 text-s text-ink-3">{detail ?? t('shell.leave')}</p>
    </div>
  );
}

/** Grey lines in the shape of what is coming, after 150 ms: a fast answer shows none. */
export function Waiting({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" aria-label={t('shell.loading')} className="grid gap-3 p-4 opacity-0 animate-[appear_0s_150ms_forwards]">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="h-3 rounded-s bg-line" style={{ width: `${88 - ((line * 23) % 50)}%` }} />
      ))}
    </div>
  );
}
