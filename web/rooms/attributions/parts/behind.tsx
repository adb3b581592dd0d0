import { t } from '../../../lib/words.ts';
import type { Matrix } from '../api.ts';

/** The draft was begun on an older version: what becomes of it, and which cells are in the way. */
export function Behind({ matrix }: { matrix: Matrix }) {
  const { behind, active } = matrix;
  if (!behind || !active) return null;
  const { number, conflicts } = behind;
  return (
    <div role="status" className="num border-b border-line bg-accent-soft px-4 py-2 text-s sm:px-6">
      {conflicts.length === 0
        ? t('attributions.behind', { number, active: active.number })
        : t('attributions.behind.conflicts', { active: active.number, cells: conflicts.join('; ') })}
    </div>
  );
}
