import type { ReactNode } from 'react';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';

/** What a connection test found, in the words of the server that was asked. */
export function CheckSaid({ what, ok, text, at }: { what: ReactNode; ok: boolean; text: string; at: string | null }) {
  return (
    <div
      className={cx(
        'grid grid-cols-[auto_1fr] gap-x-2.5 rounded-r-m border-l-3 px-3 py-2',
        ok ? 'border-own bg-own-soft' : 'border-bad bg-bad-soft',
      )}
    >
      <Icon name={ok ? 'check' : 'warn'} size={15} className={cx('mt-0.5', ok ? 'text-own' : 'text-bad')} />
      <p className="m-0">
        <b className="font-semibold">{what}</b> {ok ? t('organization.check.works') : t('organization.check.fails')}
        {at ? <span className="num text-ink-2"> · {moment(at)}</span> : null}
        {text ? <span className="block break-words text-ink-2">{text}</span> : null}
      </p>
    </div>
  );
}
