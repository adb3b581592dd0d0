import { useRef } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PromisePicker } from './promise.tsx';

type Props = {
  promisedAt: string | null;
  /** Null where nothing is promised to anybody. */
  onPromise: ((iso: string | null) => void) | null;
  onFiles: (files: File[]) => void;
  uploading: boolean;
  onTemplate: () => void;
  formatted: boolean;
  onFormat: ((on: boolean) => void) | null;
};

/** What may go with an answer, in the corner of its field: a promise, files. */
export function ComposerTools({ promisedAt, onPromise, onFiles, uploading, onTemplate, formatted, onFormat }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span
      className={cx(
        'flex items-center justify-end gap-0.5',
        promisedAt ? 'px-2 pb-2' : 'absolute top-2 right-2 max-sm:static max-sm:px-2 max-sm:pb-1',
      )}
    >
      {onFormat ? (
        <Button
          tone="quiet"
          aria-label={t('cases.format.on')}
          aria-pressed={formatted}
          title={t('cases.format.on')}
          onClick={() => onFormat(!formatted)}
          className={cx('min-h-7! px-1.5! font-serif italic', formatted && 'text-accent!')}
        >
          {t('cases.format.sign')}
        </Button>
      ) : null}
      <Button
        tone="quiet"
        aria-label={t('cases.template.key')}
        title={`${t('cases.template.key')} (/)`}
        onClick={onTemplate}
        className="min-h-7! px-1.5!"
      >
        <Icon name="note" size={16} />
      </Button>
      {onPromise ? <PromisePicker compact value={promisedAt} onChange={onPromise} /> : null}
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
