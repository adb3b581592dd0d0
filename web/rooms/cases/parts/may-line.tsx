import { memo } from 'react';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Gauge } from '../../../ui/gauge.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { MayLine as Line } from '../api.ts';
import { sayLeft, sayLine, signOf, whoOf } from './may-words.ts';

/** An action that is out of the question now, quiet, with the reason beside it. */
function Shut({ line }: { line: Line }) {
  return (
    <div className="grid gap-0.5 px-3 py-1.5 text-ink-3">
      <span className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{line.name}</span>
        <span className="shrink-0 text-s">{t('cases.may.notNow')}</span>
      </span>
      {line.why ? <small className="text-s">{line.why}</small> : null}
    </div>
  );
}

/**
 * One line of the bar: the sign, who decides, how long it usually takes, what is left. Said before anything is promised.
 */
export const MayLine = memo(function MayLine({
  line,
  currency,
  on,
  onChoose,
}: {
  line: Line;
  currency: string;
  on: boolean;
  onChoose: (action: string) => void;
}) {
  const sign = signOf(line);
  if (!line.can || !sign) return <Shut line={line} />;
  // What is left is said where something is gone of it and it is one's own to give.
  const left = line.ruling.isRight || sign !== 'own' ? null : sayLeft(line.ruling.left, currency);
  const spent = left && left.used > 0 ? left : null;
  const words = [...sayLine(line, currency), ...(spent ? [spent.words] : [])];
  return (
    <button
      type="button"
      data-circuit={sign}
      aria-expanded={on}
      onClick={() => onChoose(line.action)}
      className={cx(
        'grid w-full cursor-pointer gap-0.5 px-3 py-1.5 text-left focus-visible:-outline-offset-2',
        on ? 'bg-accent-soft' : 'hover:bg-paper',
      )}
    >
      <span className="flex items-start justify-between gap-3">
        <b className="font-semibold">{line.name}</b>
        <Sign kind={sign} className="max-w-[64%] shrink-0 text-s">
          {whoOf(line) ? <span className="truncate">{whoOf(line)}</span> : undefined}
        </Sign>
      </span>
      {words.length > 0 ? <small className="num text-s text-ink-2">{words.join(' · ')}</small> : null}
      {spent ? (
        <span className="pt-1">
          <Gauge used={1 - spent.used} tone="own" label={spent.words} />
        </span>
      ) : null}
    </button>
  );
});
