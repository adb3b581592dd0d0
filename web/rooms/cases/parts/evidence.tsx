import { useRef } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import type { Attachment, Case } from '../api.ts';
import { useUploads } from './uploads.ts';

type Props = { one: Case; chosen: Attachment[]; onChange: (files: Attachment[]) => void; needed: string | null };

/** What proves it: files the customer sent, or one that is brought now. */
export function Evidence({ one, chosen, onChange, needed }: Props) {
  const uploads = useUploads(one.id);
  const picker = useRef<HTMLInputElement>(null);
  const sent = one.messages.flatMap(({ attachments }) => attachments);
  const all = [...sent, ...uploads.files].filter(
    (file, at, files) => files.findIndex(({ sha256 }) => sha256 === file.sha256) === at,
  );
  const has = (file: Attachment): boolean => chosen.some(({ sha256 }) => sha256 === file.sha256);
  return (
    <fieldset className="m-0 grid gap-1 border-0 p-0">
      <legend className="mb-1 flex w-full justify-between p-0 text-s font-medium text-ink-2">
        {t('cases.evidence')}
        {needed ? <span className="font-semibold text-bad">{needed}</span> : null}
      </legend>
      {all.map((file) => (
        <Checkbox
          key={file.sha256}
          checked={has(file)}
          onChange={(on) => onChange(on ? [...chosen, file] : chosen.filter(({ sha256 }) => sha256 !== file.sha256))}
        >
          {file.name}
        </Checkbox>
      ))}
      {uploads.error ? <Problem error={uploads.error} /> : null}
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          // What is brought for it is meant as evidence.
          void uploads.bring([...(event.currentTarget.files ?? [])]).then((brought) => onChange([...chosen, ...brought]));
          event.currentTarget.value = '';
        }}
      />
      <Button
        size="s"
        tone="quiet"
        busy={uploads.under > 0}
        className="justify-self-start"
        onClick={() => picker.current?.click()}
      >
        <Icon name="file" size={13} />
        {t('cases.evidence.bring')}
      </Button>
    </fieldset>
  );
}
