import { t } from '../../../lib/words.ts';
import type { Kept } from './draft.ts';

/** Says that what is being written is safe, or that it is not. */
export function DraftState({ kept }: { kept: Kept }) {
  return (
    <span role="status" className="ml-auto pb-1 text-s text-ink-3">
      {kept === 'kept' ? t('cases.draft.kept') : null}
      {kept === 'failed' ? <b className="text-bad">{t('cases.draft.failed')}</b> : null}
    </span>
  );
}
