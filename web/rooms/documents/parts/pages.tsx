import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';

type Picture = { sha256: string; name: string };
const ZOOMS = [0.5, 0.75, 1, 1.5, 2];
const TURN = 90;

/** Pages of a fax or a letter as pictures in their order, larger and turned as the reader likes. */
export function Pages({ pages, hrefOf }: { pages: readonly Picture[]; hrefOf: (sha256: string) => string }) {
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  const [at, setAt] = useState(0);
  const page = pages[at];
  if (!page) return null;
  const step = (by: number): void => setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, ZOOMS.indexOf(zoom) + by))] ?? 1);
  const isLying = turned % (2 * TURN) !== 0;
  return (
    <section aria-label={t('documents.pages')} className="mt-3 max-w-170 rounded-m border border-line bg-sunken">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-2 py-1.5">
        <Button size="s" why={at === 0 ? t('documents.pages.first') : null} onClick={() => setAt(at - 1)}>
          {t('documents.pages.previous')}
        </Button>
        <span className="num text-s text-ink-2" aria-live="polite">
          {t('documents.pages.of', { page: at + 1, count: pages.length })}
        </span>
        <Button size="s" why={at === pages.length - 1 ? t('documents.pages.last') : null} onClick={() => setAt(at + 1)}>
          {t('documents.pages.next')}
        </Button>
        <span className="ml-auto inline-flex gap-2">
          <Button size="s" onClick={() => step(-1)}>
            {t('documents.pages.smaller')}
          </Button>
          <Button size="s" onClick={() => step(1)}>
            {t('documents.pages.larger')}
          </Button>
          <Button size="s" onClick={() => setTurned((turned + TURN) % 360)}>
            {t('documents.pages.turn')}
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page larger than its place is scrolled by the arrow keys */}
      <div className="max-h-140 overflow-auto p-3" tabIndex={0} role="region" aria-label={page.name}>
        <div
          className="mx-auto grid place-items-center"
          style={{ width: `${zoom * 100}%`, aspectRatio: isLying ? '1.414' : undefined }}
        >
          <img
            src={hrefOf(page.sha256)}
            alt={t('documents.pages.alt', { page: at + 1 })}
            className="bg-white shadow-sm"
            style={{ width: isLying ? '70.7%' : '100%', transform: `rotate(${turned}deg)` }}
          />
        </div>
      </div>
    </section>
  );
}
