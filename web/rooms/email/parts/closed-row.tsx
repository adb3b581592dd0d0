import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { Closed } from '../api.ts';

export function ClosedKind({ kind }: { kind: Closed['kind'] }) {
  return <Chip tone={kind === 'soft' ? 'plain' : 'late'}>{t(`email.closed.${kind}`)}</Chip>;
}

/** An address that mail came back from. */
export function ClosedRow({ item }: { item: Closed }) {
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-3">
        <b className="min-w-0 truncate font-semibold">{item.address}</b>
        <span className="num shrink-0 text-s text-ink-3">{moment(item.lastAt)}</span>
      </div>
      <span className="truncate text-ink-2">
        {item.why || t(item.kind === 'complaint' ? 'email.closed.unwanted' : 'email.closed.said.nothing')}
      </span>
      <span className="num flex items-center gap-2 text-meta text-ink-3">
        <ClosedKind kind={item.kind} /> {t('email.closed.times.short', { n: item.times })}
      </span>
    </div>
  );
}
