import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { Outgoing } from '../api.ts';

export function OutgoingState({ state }: { state: Outgoing['state'] }) {
  return <Chip tone={state === 'failed' ? 'late' : 'plain'}>{t(`email.out.${state}`)}</Chip>;
}

/** A mail that left or waits to. */
export function OutgoingRow({ item }: { item: Outgoing }) {
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-3">
        <b className="min-w-0 truncate font-semibold">{item.subject}</b>
        <span className="num shrink-0 text-s text-ink-3">{moment(item.sentAt ?? item.createdAt)}</span>
      </div>
      <span className="truncate text-ink-2">{item.to}</span>
      <span className="flex items-center gap-2 text-meta text-ink-3">
        {t(`email.kind.${item.kind}`)} <OutgoingState state={item.state} />
      </span>
    </div>
  );
}
