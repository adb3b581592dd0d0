import { money } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Gauge } from '../../../ui/gauge.tsx';
import { Sign } from '../../../ui/sign.tsx';
import type { MayLine } from '../api.ts';
import { sayLeft, sayLine, signOf, tightest, whoOf } from './may-words.ts';

type Props = { line: MayLine; currency: string; amountMinor: number | null; settled: boolean };

/** The ruling of what is typed now: which way it goes, who decides, what is left after it, and what will happen in the shop. */
export function RulingNow({ line, currency, amountMinor, settled }: Props) {
  const sign = signOf(line);
  const left = line.ruling.isRight || sign !== 'own' ? null : sayLeft(line.ruling.left, currency);
  const least = tightest(line.ruling.left);
  const adding = least?.unit === 'money' && amountMinor !== null ? amountMinor / least.max : 0;
  const [first] = line.ruling.chain;
  const words = [...sayLine(line, currency), ...(left ? [left.words] : [])];
  const reason = line.ruling.reasons.at(-1)?.text;
  const lacks = line.ruling.missing.filter(({ kind }) => kind === 'notice');
  const toEarn = line.ruling.reasons.filter(({ word }) => word === 'attributions.reason.notEarned');
  return (
    <div
      aria-live="polite"
      aria-busy={!settled}
      className={cx('grid gap-1.5 rounded-s bg-paper px-2.5 py-2', !settled && 'opacity-80')}
    >
      {sign ? (
        <Sign kind={sign}>
          {whoOf(line) ? t(`cases.may.${sign as 'consulted'}.who`, { name: whoOf(line) ?? '' }) : undefined}
        </Sign>
      ) : (
        <b className="font-semibold text-bad">{t('cases.may.forbidden')}</b>
      )}
      {first?.standsInFor ? (
        <span className="text-s text-ink-2">{t('cases.may.standsIn', { name: first.standsInFor.name })}</span>
      ) : null}
      {words.length > 0 ? <span className="num text-s text-ink-2">{words.join(' · ')}</span> : null}
      {left ? <Gauge used={left.used} adding={adding} label={left.words} /> : null}
      {reason && line.ruling.isRight ? <span className="text-s text-ink-2">{reason}</span> : null}
      {line.can || !line.why ? null : <b className="text-s font-semibold text-bad">{line.why}</b>}
      {lacks.map(({ kind, value }) => (
        <b key={kind + value} className="text-s font-semibold text-bad">
          {said(`cases.lacks.${kind}`, { value })}
        </b>
      ))}
      {toEarn.map(({ text }) => (
        <span key={text} className="num text-s text-ink-2">
          {text}
        </span>
      ))}
      {line.effects.length > 0 ? (
        <ul aria-label={t('cases.effects')} className="m-0 grid list-none gap-0.5 border-t border-line p-0 pt-1.5 text-s">
          {line.effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      ) : null}
      {line.maxMinor !== null && amountMinor !== null && amountMinor > line.maxMinor ? (
        <b className="num text-s font-semibold text-bad">
          {t('cases.amount.tooMuch', { max: money({ minor: line.maxMinor, currency }) })}
        </b>
      ) : null}
    </div>
  );
}
