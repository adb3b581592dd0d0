import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { fieldError } from '../../../lib/client.ts';
import { Problem } from '../../../ui/problem.tsx';
import { useExchange } from './exchange.ts';

/** A policy out of a file: it becomes the open draft, or nothing of it is taken and every wrong line is told. */
export function ImportDialog({ onClose, onTaken }: { onClose: () => void; onTaken: () => void }) {
  const [yaml, setYaml] = useState('');
  const { take } = useExchange();
  const wrong = fieldError(take.error, 'yaml');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attributions.import.title')}
      description={t('attributions.import.means')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            tone="primary"
            busy={take.isPending}
            why={yaml.trim() ? null : t('attributions.import.empty')}
            onClick={() => take.mutate(yaml, { onSuccess: onTaken })}
          >
            {t('attributions.import')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={t('attributions.import.file')}>
          <Input
            type="file"
            accept=".yaml,.yml,application/yaml"
            className="py-1.5"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void file.text().then(setYaml);
            }}
          />
        </Field>
        <Field label={t('attributions.import.text')} error={wrong}>
          <Textarea
            rows={10}
            spellCheck={false}
            className="font-mono text-s"
            value={yaml}
            onChange={(event) => setYaml(event.currentTarget.value)}
          />
        </Field>
        {take.error && !wrong ? <Problem error={take.error} kept={null} /> : null}
      </div>
    </Dialog>
  );
}
