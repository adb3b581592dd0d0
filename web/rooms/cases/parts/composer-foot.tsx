import { useRef } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import type { Kept, Mode } from './draft.ts';
import { PromisePicker } from './promise.tsx';

/** What is done elsewhere on the screen, offered where the hands are. */
export type Reach = { consult: () => void; authorise: () => void; act: () => void; resolve: () => void };

function KeyButton({
  keys,
  on,
  onClick,
  children,
  wide,
}: {
  keys: string;
  on?: boolean;
  onClick: () => void;
  children: string;
  wide?: boolean;
}) {
  return (
    <button
      type="button"
      aria-keyshortcuts={keys}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      onClick={onClick}
      className={cx(
        'flex min-h-6 cursor-pointer items-center gap-1 rounded-s px-0.5 text-s hover:text-ink',
        on ? 'font-semibold text-ink' : 'text-ink-3',
        wide && 'max-sm:hidden',
      )}
    >
      <Kbd keys={keys} />
      {children}
    </button>
  );
}

type Props = {
  mode: Mode;
  onMode: (mode: Mode) => void;
  kept: Kept;
  promisedAt: string | null;
  onPromise: (iso: string | null) => void;
  onFiles: (files: File[]) => void;
  uploading: boolean;
  sending: boolean;
  why: string | null;
  onSend: () => void;
  reach: Reach;
};

/** Keys where they act, files, the promise, and the one button that sends. */
export function ComposerFoot({
  mode,
  onMode,
  kept,
  promisedAt,
  onPromise,
  onFiles,
  uploading,
  sending,
  why,
  onSend,
  reach,
}: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <footer className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 border-t border-line bg-paper px-2 py-2">
      <KeyButton keys="r" on={mode === 'reply'} onClick={() => onMode('reply')}>
        {t('cases.foot.reply')}
      </KeyButton>
      <KeyButton keys="n" on={mode === 'note'} onClick={() => onMode('note')}>
        {t('cases.foot.note')}
      </KeyButton>
      <KeyButton keys="c" wide onClick={reach.consult}>
        {t('cases.foot.consult')}
      </KeyButton>
      <KeyButton keys="a" wide onClick={reach.authorise}>
        {t('cases.foot.authorise')}
      </KeyButton>
      <KeyButton keys="e" wide onClick={reach.act}>
        {t('cases.foot.act')}
      </KeyButton>
      <KeyButton keys="s" onClick={reach.resolve}>
        {t('cases.foot.resolve')}
      </KeyButton>
      <span className="ml-auto flex flex-wrap items-center gap-1.5">
        <span role="status" className="text-s text-ink-3 max-sm:hidden">
          {kept === 'kept' ? t('cases.draft.kept') : null}
          {kept === 'failed' ? <b className="text-bad">{t('cases.draft.failed')}</b> : null}
        </span>
        {mode === 'reply' ? (
          <>
            <PromisePicker value={promisedAt} onChange={onPromise} />
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
              className="px-1.5!"
            >
              <Icon name="file" size={16} />
            </Button>
          </>
        ) : null}
        <Button tone="primary" keys="mod+Enter" busy={sending} why={why} onClick={onSend}>
          {mode === 'note' ? t('cases.note.keep') : promisedAt ? t('cases.send') : t('cases.sendAndWait')}
        </Button>
      </span>
    </footer>
  );
}
