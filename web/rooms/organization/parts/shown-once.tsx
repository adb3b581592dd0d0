import { type ReactNode, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CopyLine } from './copy-line.tsx';

type Props = { title: string; label: string; secret: string; children?: ReactNode; onKept: () => void };

/** A secret that is answered once. Closing it any other way than by saying that it was kept is asked about first. */
export function ShownOnce({ title, label, secret, children, onKept }: Props) {
  const [leaving, setLeaving] = useState(false);
  return (
    <Dialog
      open
      onClose={() => (leaving ? onKept() : setLeaving(true))}
      title={title}
      description={t('organization.once')}
      actions={
        <Button tone="primary" onClick={onKept}>
          {t('organization.once.kept')}
        </Button>
      }
    >
      <div className="grid gap-3">
        {leaving ? (
          <p role="alert" className="m-0 rounded-r-m border-l-3 border-bad bg-bad-soft px-3 py-2">
            {t('organization.once.leaving')}
          </p>
        ) : null}
        <CopyLine label={label} text={secret} />
        {children}
      </div>
    </Dialog>
  );
}
