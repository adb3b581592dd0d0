import { money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Mark, Span } from '../../../ui/ruler.tsx';
import type { WhoDecides } from './chain-queries.ts';

type Ruler = { from: string; to: string; now: string; nowWord: string; marks: Mark[]; spans: Span[]; label: string };

/** The first step on one line to scale: who has it, from when, when silence sends it on. Null where nobody has to be asked. */
export function rulerOf(answer: WhoDecides, currency = 'EUR'): Ruler | null {
  const seats = (answer.steps[0]?.seats ?? []).filter((seat) => seat.from !== null && seat.to !== null);
  const last = seats.at(-1);
  const first = seats[0];
  if (!first?.from || !last?.to) return null;
  const length = Date.parse(last.to) - Date.parse(first.from);
  const to = new Date(Date.parse(last.to) + length / 5).toISOString();
  /** A stretch too short for a name is named in the list below. */
  const isNamed = (seat: (typeof seats)[number]): boolean =>
    (Date.parse(seat.to ?? '') - Date.parse(seat.from ?? '')) / length > 0.1;
  const spans: Span[] = seats.map((seat) => ({
    from: seat.from ?? '',
    to: seat.to ?? '',
    who: !isNamed(seat)
      ? ''
      : seat.limitMinor === null
        ? seat.name
        : `${seat.name}, ${t('attributions.who.limit', { limit: money({ minor: seat.limitMinor, currency }, { whole: true }) })}`,
    ...(seat.standsInFor
      ? { by: t(seat.onDuty ? 'attributions.who.onDuty' : 'attributions.who.standsIn', { name: seat.standsInFor }) }
      : {}),
  }));
  if (answer.end) spans.push({ from: last.to, to, who: answer.end });
  return {
    ...{ from: first.from, to, now: answer.at, nowWord: t('attributions.who.asked'), spans, label: answer.sentence },
    marks: seats.map((seat) => ({ at: seat.to ?? '', kind: 'climb', word: t('attributions.who.up') })),
  };
}
