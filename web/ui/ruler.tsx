import { useLayoutEffect, useRef, useState } from 'react';
import { moment } from '../lib/format.ts';
import { t } from '../lib/words.ts';
import { cx } from './cx.ts';
import { fitting } from './ruler-labels.ts';

/** A moment on the ruler. `remind` a reminder, `climb` it goes to the next, `promise` what the customer was told. */
export type Mark = { at: string; kind: 'remind' | 'climb' | 'promise'; word: string };
/** Who decides from one moment to the next. `mine` is the reader; `by` a second line: deputy, or how it reaches them. */
export type Span = { from: string; to: string; who: string; by?: string; mine?: boolean };
/** `nowWord`: what the moment in question is called, where it is not this one. */
type Props = {
  from: string;
  to: string;
  now: string;
  nowWord?: string;
  marks: Mark[];
  spans: Span[];
  label: string;
  tone?: keyof typeof tones;
};

/** The circuit that it runs in; a supply is none. */
const tones = {
  authorised: { gone: 'bg-authorised', mine: 'border-authorised bg-authorised-soft' },
  consulted: { gone: 'bg-consulted', mine: 'border-consulted bg-consulted-soft' },
  neutral: { gone: 'bg-ink-2', mine: 'border-ink-2 bg-sunken' },
};

/** The chain of one request on one line to scale: asked, now, reminders, who decides and their deputy, when it climbs, the promise. */
export function Ruler({ from, to, now, nowWord = t('shell.now'), marks, spans, label, tone = 'authorised' }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const start = Date.parse(from);
  const whole = Math.max(1, Date.parse(to) - start);
  const share = (iso: string): number => Math.min(1, Math.max(0, (Date.parse(iso) - start) / whole));
  const at = (iso: string): string => moment(iso, new Date(now));
  const labels = fitting(
    [
      { at: share(now), text: `${nowWord} ${at(now)}`, rank: 0, strong: true },
      ...marks.map((mark) => ({
        at: share(mark.at),
        text: `${at(mark.at)} ${mark.word}`,
        rank: { promise: 1, climb: 2, remind: 4 }[mark.kind],
        strong: mark.kind !== 'remind',
        late: mark.kind === 'promise',
      })),
      { at: 0, text: at(from), rank: 3 },
    ],
    width,
  );
  const holders = width >= 560 ? spans : spans.slice(0, 2);

  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      className={cx('num relative text-s', holders.some((span) => span.by) ? 'h-21' : 'h-16')}
    >
      {labels.map((one) => (
        <span
          key={one.text}
          style={one.at > 0.97 ? { right: 0 } : { left: one.left }}
          className={cx(
            'absolute top-0 whitespace-nowrap',
            one.late ? 'text-demand' : one.strong ? 'text-ink' : 'text-ink-3',
            one.strong && 'font-semibold',
          )}
        >
          {one.text}
        </span>
      ))}
      {spans.map((span) => (
        <i
          key={span.from}
          style={{ left: `${share(span.from) * 100}%`, width: `${(share(span.to) - share(span.from)) * 100}%` }}
          className={cx('absolute top-7 h-2 border', span.mine ? tones[tone].mine : 'border-line-strong bg-sunken')}
        />
      ))}
      <i style={{ width: `${share(now) * 100}%` }} className={cx('absolute top-7 left-0 h-2', tones[tone].gone)} />
      {marks.map((mark) => (
        <i
          key={`${mark.kind}${mark.at}`}
          style={{ left: `${share(mark.at) * 100}%` }}
          className={cx(
            'absolute top-5',
            mark.kind === 'promise' ? '-ml-0.5 w-0.5 bg-demand' : 'w-px bg-line-strong',
            mark.kind === 'climb' && width >= 560 ? 'bottom-0' : 'h-4',
          )}
        />
      ))}
      <i style={{ left: `${share(now) * 100}%` }} className="absolute top-5 -ml-px h-6 w-0.5 bg-ink" />
      {holders.map((span, index) => (
        <span
          key={span.from}
          style={
            index > 0 && width < 560
              ? { right: 0, maxWidth: '48%', textAlign: 'right' }
              : {
                  left: `${share(span.from) * 100}%`,
                  maxWidth: `${(index === holders.length - 1 ? 1 - share(span.from) : index === 0 && width < 560 ? 0.5 : share(span.to) - share(span.from)) * 100}%`,
                }
          }
          className={cx('absolute top-12 grid text-ink-2', index > 0 && 'pl-3')}
        >
          <b className="truncate font-semibold text-ink">{span.who}</b>
          {span.by ? <span className="truncate">{span.by}</span> : null}
        </span>
      ))}
    </div>
  );
}
