import { t } from '../../../lib/words.ts';

/** Somebody's own words, and whose they are. */
export function Said({ text, by }: { text: string; by: string }) {
  return (
    <p className="m-0 text-read whitespace-pre-line [overflow-wrap:anywhere]">
      {t('requests.quote', { text })} <span className="text-ink-2">{by}</span>
    </p>
  );
}
