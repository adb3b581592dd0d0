import { t } from '../../../lib/words.ts';

/** What a draft changes, in sentences; what takes another's place is in the colour of changes. */
export function Sentences({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return <p className="m-0 text-ink-2">{t('attributions.changes.none')}</p>;
  return (
    <ul className="m-0 grid list-none gap-2.5 p-0">
      {changes.map((sentence) => (
        <li key={sentence} className="num border-l-2 border-accent pl-2.5 text-read">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
