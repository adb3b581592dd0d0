import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { instantOf } from '../../../lib/zone.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { Matrix } from '../api.ts';
import type { Draft } from './draft.ts';
import { Sentences } from './sentences.tsx';

type Props = { open: boolean; onClose: () => void; matrix: Matrix; draft: Draft };

/** The last look before a draft holds: what changes, and from when. It authorises: it is not taken back, only changed by a new draft. */
export function ActivateDialog({ open, onClose, matrix, draft }: Props) {
  const { timeZone } = useMe().centre;
  const [when, setWhen] = useState<'now' | 'date'>('now');
  const [local, setLocal] = useState('');
  const { activate } = draft;
  const from = when === 'date' ? instantOf(local, timeZone) : null;
  const fromError = fieldError(activate.error, 'from');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('attributions.activate.title', { number: matrix.version.number })}
      description={t('attributions.activate.means')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            tone="primary"
            busy={activate.isPending}
            why={when === 'date' && !from ? t('attributions.activate.noDate') : null}
            onClick={() => activate.mutate(from ?? undefined, { onSuccess: onClose })}
          >
            {t(when === 'now' ? 'attributions.activate.now' : 'attributions.activate.then')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {activate.error && !fromError ? <Problem error={activate.error} kept={t('attributions.activate.kept')} /> : null}
        <Sentences changes={matrix.changes} />
        <div className="flex flex-wrap items-end gap-3">
          <Segmented
            label={t('attributions.activate.when')}
            value={when}
            onChange={setWhen}
            options={[
              { value: 'now', label: t('attributions.activate.atOnce') },
              { value: 'date', label: t('attributions.activate.atDate') },
            ]}
          />
          {when === 'date' ? (
            <Field label={t('attributions.activate.date')} error={fromError} className="min-w-52">
              <Input type="datetime-local" value={local} onChange={(event) => setLocal(event.currentTarget.value)} />
            </Field>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
