import { useRef } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PromisePicker } from './promise.tsx';

type Props = {
  promisedAt: string | null;
  onPromise: (iso: string | null) => void;
  onFiles: (files: File[]) => void;
  uploading: boolean;
};

/** What may go with an answer, in the corner of its field: a promise, files. */
export function ComposerTools({ promisedAt, onPromise, onFiles, uploading }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className={cx('flex items-center justify-end gap-0.5', promisedAt ? 'px-2 pb-2' : 'absolute top-2 right-2')}>
      <PromisePicker compact value={promisedAt} onChange={onPromise} />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        tone="quiet"
        aria-label={t('cases.file.add')}
        busy={uploading}
        onClick={() => picker.current?.click()}
        className="min-h-7! px-1.5!"
      >
        <Icon name="file" size={16} />
      </Button>
    </span>
  );
}
