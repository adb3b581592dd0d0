import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';

const WIDE = 44;
/** What each kind of line means, and how wide a hundred demands are. */
export function Key({ scale }: { scale: number }) {
  const round = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].find((n) => n * scale <= 14) ?? 1;
  return (
    <ul className="num m-0 grid list-none grid-cols-[auto_auto] justify-start gap-x-6 gap-y-1 p-0 text-s text-ink-2 max-sm:grid-cols-1">
      <li className="flex items-center gap-2">
        <svg width={WIDE} height="14" aria-hidden="true">
          <path d="M0 7H34" strokeWidth="6" className="ribbon-demand" />
          <path d="M44 7L33 0V14Z" className="fill-demand" />
        </svg>
        {t('scheme.key.demand')}
      </li>
      <li className="flex items-center gap-2">
        <svg width={WIDE} height="14" aria-hidden="true">
          <path d="M0 7H44" strokeWidth={Math.max(1.5, round * scale)} className="ribbon-demand" />
        </svg>
        {t('scheme.key.scale', { n: count(round) })}
      </li>
      <li className="flex items-center gap-2">
        <svg width={WIDE} height="14" aria-hidden="true">
          <path d="M10 7H44" strokeWidth="6" className="ribbon-answer" />
          <path d="M22 3L18 7L22 11M34 3L30 7L34 11" className="ribbon-cut" />
          <path d="M9 1L2 7L9 13" className="head-answer" />
        </svg>
        {t('scheme.key.answer')}
      </li>
      <li className="flex items-center gap-2">
        <svg width={WIDE} height="14" aria-hidden="true">
          <path d="M0 7H44" className="head-answer" strokeDasharray="7 4" />
        </svg>
        {t('scheme.key.referred')}
      </li>
      <li className="col-span-full text-ink-3">{t('scheme.key.error')}</li>
    </ul>
  );
}
