import { t } from '../../../lib/words.ts';
import type { Kept } from './draft.ts';

/** Says that what is being written is safe, or that it is not. */
export function DraftState({ kept }: { kept: Kept }) {
  return (
    <span role="status" className="ml-auto pb-1 text-s text-ink-3">
      {kept === 'kept' ? t('cases.draft.kept') : null}
      {kept === 'failed' ? <b className="text-bad">{t('cases.draft.failed')}</b> : null}
      {kept === 'unreached' ? <b className="text-bad">{t('cases.draft.unreached')}</b> : null}
      {kept === 'signedOut' ? (
        <b className="text-bad">
          {t('cases.draft.signedOut')}{' '}
          <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} className="link">
            {t('cases.draft.signIn')}
          </a>
        </b>
      ) : null}
    </span>
  );
}
