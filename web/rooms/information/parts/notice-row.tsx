import { memo } from 'react';
import { useNow } from '../../../lib/now.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/cx.ts';
import type { Notice } from '../api.ts';
import { awaitedWords, isOver, phaseWords } from './phase.ts';

/** A notice in the list: what it is, its title, where it stands and whether it waits for the reader. */
export const NoticeRow = memo(function NoticeRow({ item }: { item: Notice }) {
  const awaited = awaitedWords(item, useNow());
  const unread = item.mine.openedAt === null && item.phase === 'in_force';
  return (
    <div className={cx('grid h-full content-center gap-0.5 px-4', isOver(item) && 'text-ink-2')}>
      <p className="m-0 flex items-baseline justify-between gap-2 text-meta text-ink-3">
        <span>
          {item.number} · {t(`information.kind.${item.kind}`)}
        </span>
        <span className="num truncate">{item.skus.join(', ')}</span>
      </p>
      <p className={cx('m-0 line-clamp-2 leading-4.5', unread ? 'font-semibold' : 'font-medium')}>{item.title}</p>
      <p className="num m-0 flex min-h-5 flex-wrap items-center gap-x-2 text-s">
        {item.phase === 'draft' ? <Chip tone="changed">{t('information.phase.draft')}</Chip> : null}
        {awaited ? <Chip tone={awaited.late ? 'late' : 'changed'}>{awaited.words}</Chip> : null}
        {item.phase === 'draft' || awaited ? null : <span className="truncate text-ink-2">{phaseWords(item)}</span>}
      </p>
    </div>
  );
});
