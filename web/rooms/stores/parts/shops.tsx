import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Store, storesQuery } from '../api.ts';
import { StoreCard } from './store-card.tsx';
import { StoreDialog } from './store-dialog.tsx';

/** The shops of the centre, as a part of its settings. */
export function Shops() {
  const stores = useQuery(storesQuery);
  const [opened, setOpened] = useState<{ store: Store | null } | null>(null);
  if (stores.error) return <Problem error={stores.error} kept={null} onRetry={() => void stores.refetch()} />;
  if (!stores.data) return <Waiting lines={4} />;
  const add = (
    <Button tone="primary" onClick={() => setOpened({ store: null })}>
      {t('stores.add')}
    </Button>
  );
  return (
    <>
      {stores.data.length === 0 ? <Empty title={t('stores.empty')} todo={t('stores.empty.do')} action={add} /> : null}
      {stores.data.map((store) => (
        <StoreCard key={store.id} store={store} onChange={() => setOpened({ store })} />
      ))}
      {stores.data.length > 0 ? <div className="border-t border-line pt-4">{add}</div> : null}
      {opened ? <StoreDialog store={opened.store} stores={stores.data} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
