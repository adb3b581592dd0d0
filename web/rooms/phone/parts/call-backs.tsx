import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { callBacksQuery } from '../api.ts';
import { CallBackRow } from './call-back-row.tsx';

/** Who is owed a call, the most urgent first; and those that were settled. */
export function CallBacks() {
  const [view, setView] = useState<'open' | 'ended'>('open');
  const owed = useQuery(callBacksQuery(view));
  return (
    <>
      <div className="flex items-center border-b border-line bg-paper px-4 py-2 sm:px-6">
        <Segmented
          label={t('phone.tab.owed')}
          value={view}
          onChange={setView}
          options={[
            { value: 'open', label: t('phone.owed.open') },
            { value: 'ended', label: t('phone.owed.ended') },
          ]}
        />
      </div>
      {owed.error ? <Problem error={owed.error} kept={null} onRetry={() => void owed.refetch()} className="m-4" /> : null}
      {!owed.data && !owed.error ? <Waiting lines={6} /> : null}
      {owed.data?.length === 0 ? <Empty title={t(`phone.owed.${view}.empty`)} todo={t(`phone.owed.${view}.empty.do`)} /> : null}
      <ul className="m-0 list-none p-0">
        {owed.data?.map((one) => (
          <CallBackRow key={one.id} owed={one} />
        ))}
      </ul>
    </>
  );
}
