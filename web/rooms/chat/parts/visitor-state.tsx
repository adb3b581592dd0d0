import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import type { Chat } from '../api.ts';

/** Whether the visitor is there: a word beside the mark, never colour alone. */
export function VisitorState({ chat }: { chat: Pick<Chat, 'here' | 'typing'> }) {
  const word = chat.typing ? 'chat.visitor.typing' : chat.here ? 'chat.visitor.here' : 'chat.visitor.gone';
  return (
    <span className={cx('inline-flex items-center gap-1.5 text-s', chat.here ? 'text-ink-2' : 'text-ink-3')}>
      <span aria-hidden="true" className={cx('size-2 rounded-[2px]', chat.here ? 'bg-accent' : 'border border-edge')} />
      {t(word)}
    </span>
  );
}
