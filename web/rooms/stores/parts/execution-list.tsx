import { useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type Execution, unsettledQuery } from '../api.ts';
import { ExecutionRow } from './execution-row.tsx';

const idOf = (execution: Execution): string => execution.id;

/** Executions whose outcome is not known, oldest first. */
export function ExecutionList({ selection, onOpen }: { selection: Selection; onOpen: (id: string) => void }) {
  const unsettled = useQuery(unsettledQuery);
  if (unsettled.error)
    return <Problem error={unsettled.error} kept={null} onRetry={() => void unsettled.refetch()} className="m-3" />;
  if (!unsettled.data) return <Waiting lines={6} />;
  if (unsettled.data.length === 0) return <Empty title={t('stores.unsettled.empty')} todo={t('stores.unsettled.empty.do')} />;
  return (
    <VirtualList
      label={t('stores.unsettled')}
      items={unsettled.data}
      idOf={idOf}
      Row={ExecutionRow}
      rowHeight={76}
      selection={selection}
      onOpen={onOpen}
    />
  );
}
