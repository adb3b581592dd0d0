import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Version } from '../api.ts';
import { differenceQuery, useExchange } from './exchange.ts';
import { Sentences } from './sentences.tsx';

type Props = {
  version: Version;
  active: string | undefined;
  versions: readonly Version[];
  mayDraft: boolean;
  onClose: () => void;
  onRestored: () => void;
};

/** What a version says otherwise than the one in force, or than another; going back to it is a draft like any other. */
export function Difference({ version, active, versions, mayDraft, onClose, onRestored }: Props) {
  const [against, setAgainst] = useState<string | null>(active === version.id ? version.basedOn : (active ?? null));
  const difference = useQuery(differenceQuery(version.id, against));
  const { restore } = useExchange();
  const { number } = version;
  const offered = mayDraft && version.id !== active && version.state !== 'draft';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attributions.difference.title', { number })}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.close')}</Button>
          {offered ? (
            <Button tone="primary" busy={restore.isPending} onClick={() => restore.mutate(version.id, { onSuccess: onRestored })}>
              {t('attributions.restore', { number })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={t('attributions.difference.against')}>
          <Select
            value={against}
            onChange={setAgainst}
            options={versions
              .filter((one) => one.id !== version.id)
              .map((one) => ({
                value: one.id,
                label: `${t('attributions.versions.one', { number: one.number })}${one.id === active ? ` · ${t('attributions.state.active')}` : ''}`,
              }))}
          />
        </Field>
        {difference.error ? <Problem error={difference.error} kept={null} onRetry={() => void difference.refetch()} /> : null}
        {difference.isPending ? <Waiting lines={3} /> : null}
        {difference.data ? (
          difference.data.changes.length > 0 ? (
            <Sentences changes={difference.data.changes} />
          ) : (
            <p className="m-0 text-ink-2">{t('attributions.difference.none')}</p>
          )
        ) : null}
        {offered ? <p className="m-0 border-t border-line pt-3 text-s text-ink-2">{t('attributions.restore.means')}</p> : null}
        {restore.error ? <Problem error={restore.error} kept={null} /> : null}
      </div>
    </Dialog>
  );
}
