import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { ComposerLater } from './composer-later.tsx';
import type { Mode } from './draft.ts';

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
        'flex min-h-6 cursor-pointer items-center gap-1 rounded-s text-s whitespace-nowrap hover:text-ink',
        on ? 'font-semibold text-ink' : 'text-ink-3',
        wide && 'max-sm:hidden',
      )}
    >
      <span className="contents pointer-coarse:hidden">
        <Kbd keys={keys} />
      </span>
      {children}
    </button>
  );
}

type Props = {
  mode: Mode;
  onMode: (mode: Mode) => void;
  promised: boolean;
  sendAt: string | null;
  onSendAt: (iso: string | null) => void;
  sending: boolean;
  why: string | null;
  onSend: () => void;
  reach: Reach;
};

/** Keys where they act, and the one button that sends. */
export function ComposerFoot({ mode, onMode, promised, sendAt, onSendAt, sending, why, onSend, reach }: Props) {
  return (
    <footer className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-t border-line bg-paper px-2 py-2">
      <KeyButton keys="r" on={mode === 'reply'} onClick={() => onMode('reply')}>
        {t('cases.foot.reply')}
      </KeyButton>
      <KeyButton keys="n" on={mode === 'note'} onClick={() => onMode('note')}>
        {t('cases.foot.note')}
      </KeyButton>
      {mode === 'forward' ? (
        <KeyButton keys="f" on onClick={() => onMode('forward')}>
          {t('cases.foot.forward')}
        </KeyButton>
      ) : null}
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
      <span className="ml-auto inline-flex items-center gap-1">
        {mode === 'reply' ? <ComposerLater sendAt={sendAt} onSendAt={onSendAt} /> : null}
        <Button tone="primary" keys="mod+Enter" busy={sending} why={why} onClick={onSend}>
          {mode === 'note'
            ? t('cases.note.keep')
            : mode === 'forward'
              ? t('cases.forward.send')
              : promised
                ? t('cases.send')
                : t('cases.sendAndWait')}
        </Button>
      </span>
    </footer>
  );
}
