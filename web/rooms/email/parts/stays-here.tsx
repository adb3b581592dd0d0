import type { ReactNode } from 'react';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';

/** No mail server is set: nothing leaves. Said where mail is read and where it is set up. */
export function StaysHere({ children }: { children?: ReactNode }) {
  return (
    <div
      role="note"
      className="mb-4 grid grid-cols-[auto_1fr] gap-x-2.5 rounded-r-m border-l-3 border-consulted bg-consulted-soft px-3 py-2.5"
    >
      <Icon name="outbox" size={16} className="mt-0.5 text-consulted" />
      <div>
        <p className="m-0 font-semibold">{t('email.stays.title')}</p>
        <p className="m-0 text-ink-2">
          {t('email.stays.do')} {children}
        </p>
      </div>
    </div>
  );
}
