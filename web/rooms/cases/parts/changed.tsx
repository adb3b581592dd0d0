import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import type { Change } from './changes.ts';

/** What others did while this was being written. What was typed stays; it leaves once this was seen. `held`: it was about to leave. */
export function Changed({ changes, held, onSeen }: { changes: Change[]; held: boolean; onSeen: () => void }) {
  return (
    <div role="alert" className="grid gap-1.5 border-b border-line bg-accent-soft px-3.5 py-2.5">
      <p className="m-0 font-semibold">{held ? t('cases.changed.held') : t('cases.changed.title')}</p>
      <ul className="m-0 grid max-h-28 list-none gap-0.5 overflow-y-auto p-0">
        {changes.map(({ id, by, words }) => (
          <li key={id}>
            <b className="font-semibold">{by}</b> {words}
          </li>
        ))}
      </ul>
      <span>
        <Button size="s" onClick={onSeen}>
          {t('cases.changed.seen')}
        </Button>
      </span>
    </div>
  );
}
