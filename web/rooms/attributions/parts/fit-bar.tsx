import { percent } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';

/** What part of the last quarter's requests the limit lets through, and what part the one in force does, where it is another. */
export type FitShare = { now: number; before: number | null };

/** A thin neutral bar under a limit; what a draft adds is in the colour of changes. */
export function FitBar({ fit }: { fit: FitShare }) {
  const least = Math.min(fit.now, fit.before ?? fit.now);
  return (
    <>
      <span aria-hidden="true" className="mt-auto flex h-0.75 w-full overflow-hidden rounded-full bg-line">
        <i className="h-full bg-ink-3" style={{ width: `${least * 100}%` }} />
        <i className="h-full bg-accent" style={{ width: `${(Math.max(fit.now, fit.before ?? 0) - least) * 100}%` }} />
      </span>
      <span className="sr-only">, {t('attributions.replay.fits.says', { share: percent(fit.now) })}</span>
    </>
  );
}

/** Says what the bars are. */
export function FitLegend() {
  return (
    <span className="inline-flex items-center gap-2 text-s text-ink-2 max-lg:hidden">
      <span aria-hidden="true" className="flex h-0.75 w-6 overflow-hidden rounded-full bg-line">
        <i className="h-full w-2/3 bg-ink-3" />
      </span>
      {t('attributions.replay.fits')}
    </span>
  );
}
