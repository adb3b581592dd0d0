import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { gapsQuery } from './chain-queries.ts';

/** What the check of the chains found for the next two weeks: nothing is drawn while there is always somebody. */
export function ChainsStrip() {
  const check = useQuery(gapsQuery);
  const [open, setOpen] = useState(false);
  const gaps = check.data?.gaps ?? [];
  if (gaps.length === 0) return null;
  return (
    <section
      aria-label={t('attributions.gaps', { count: gaps.length })}
      className="border-b border-line bg-bad-soft px-4 py-2 sm:px-6"
    >
      <p className="m-0 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <b className="num font-semibold text-bad">{t('attributions.gaps', { count: gaps.length })}</b>
        <span>{t('attributions.gaps.means')}</span>
        <Button size="s" tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'attributions.gaps.hide' : 'attributions.gaps.show')}
        </Button>
      </p>
      {open ? (
        <>
          <ul className="num m-0 mt-1 grid max-h-48 list-none gap-1 overflow-y-auto p-0">
            {gaps.map((gap) => (
              <li key={`${gap.unitId}${gap.key}${gap.why}${gap.from}${gap.text}`}>{gap.text}</li>
            ))}
          </ul>
          <p className="m-0 mt-1.5 text-s text-ink-2">{t('attributions.gaps.mend')}</p>
        </>
      ) : null}
    </section>
  );
}
