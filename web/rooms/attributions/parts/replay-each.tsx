import { money } from '../../../lib/format.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Section } from '../../../ui/section.tsx';
import type { ReplayFigures } from '../api.ts';

const WIDE = 92;
type Interval = ReplayFigures['savedMinor'];

/** From the least to the most, with the likeliest as a dot; both intervals on one scale, so that they can be held against each other. */
function Between({ of, end, tone }: { of: Interval; end: number; tone: string }) {
  const x = (minor: number) => 3 + (end > 0 ? Math.max(0, Math.min(1, minor / end)) : 0) * (WIDE - 6);
  return (
    <svg viewBox={`0 0 ${WIDE} 20`} width={WIDE} height="20" aria-hidden="true" style={{ color: tone }}>
      <path d={`M0 10H${WIDE}`} stroke="var(--line)" />
      <path
        d={`M${x(of.low)} 10H${x(of.high)}M${x(of.low)} 6v8M${x(of.high)} 6v8`}
        stroke="currentColor"
        strokeWidth="1.5"
        fill="none"
      />
      <circle cx={x(of.mid)} cy="10" r="4" fill="currentColor" />
    </svg>
  );
}

/** Which sentence says it, and the two figures in it. */
function verdictOf({ verdict, perRequest, own }: ReplayFigures) {
  const { savedMinor: saved, riskMinor: risk } = perRequest;
  if (verdict === 'nothing') return null;
  if (own.after < own.before && saved.high <= 0) return { word: 'narrows', risk: 0, saved: -saved.mid } as const;
  if (verdict === 'costs') return { word: 'costs', risk: risk.low, saved: saved.high } as const;
  const few = verdict === 'unclear' && risk.high < saved.low;
  return { word: few ? 'few' : verdict, risk: risk.high, saved: saved.low } as const;
}

/** What one request saves and puts at risk, with bounds, and what follows from it in words. */
export function Each({ figures }: { figures: ReplayFigures }) {
  const { currency } = useMe().centre;
  const say = (minor: number) => money({ minor, currency });
  const { savedMinor, riskMinor } = figures.perRequest;
  const end = Math.max(savedMinor.high, riskMinor.high);
  const verdict = verdictOf(figures);
  if (!verdict) return null;
  const lines = [
    { key: 'saves', of: savedMinor, tone: 'var(--ink-2)' },
    { key: 'risks', of: riskMinor, tone: 'var(--bad)' },
  ] as const;
  const said = { risk: say(verdict.risk), saved: say(verdict.saved) };
  return (
    <Section title={t('attributions.replay.each')} ruled>
      {verdict.word === 'narrows' ? null : (
        <div className="num grid grid-cols-[auto_auto_1fr_auto] items-center gap-x-2 gap-y-0.5 text-s">
          {lines.map(({ key, of, tone }) => (
            <div key={key} className="contents">
              <span className="whitespace-nowrap">{t(`attributions.replay.${key}`)}</span>
              <Between of={of} end={end} tone={tone} />
              <span className="text-right whitespace-nowrap text-ink-2">
                {t('attributions.replay.span', { low: say(of.low).replace(/[^\d.,-]+$/u, ''), high: say(of.high) })}
              </span>
              <b className="text-right font-semibold whitespace-nowrap">{say(of.mid)}</b>
            </div>
          ))}
        </div>
      )}
      <p className="num m-0 mt-1.5 text-ink-2">
        {t(`attributions.replay.verdict.${verdict.word}`, said)}
        {verdict.word === 'narrows' ? null : (
          <>
            {' '}
            <b className="font-semibold text-ink">{t(`attributions.replay.verdict.${verdict.word}.so`)}</b>.
          </>
        )}
      </p>
    </Section>
  );
}
