import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { Execution } from '../api.ts';
import { useExecutionWords } from './execution-words.ts';

/** Something sent to a shop that nobody knows the end of. */
export function ExecutionRow({ item }: { item: Execution }) {
  const { what, where } = useExecutionWords()(item);
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] content-center gap-0.5 px-4">
      <div className="flex items-baseline justify-between gap-3">
        <b className="num min-w-0 truncate font-semibold">{what}</b>
        <span className="num shrink-0 text-s text-ink-3">{moment(item.plannedAt)}</span>
      </div>
      <span className="truncate text-ink-2">{where}</span>
      <span>
        <Chip tone={item.state === 'person' ? 'late' : 'plain'}>{t(`stores.execution.${item.state}`)}</Chip>
      </span>
    </div>
  );
}
