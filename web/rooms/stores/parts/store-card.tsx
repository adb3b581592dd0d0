import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Facts } from '../../../ui/section.tsx';
import { unitsQuery } from '../../organization/api.ts';
import { CheckSaid } from '../../organization/parts/check-said.tsx';
import { CopyLine } from '../../organization/parts/copy-line.tsx';
import { SettingCard } from '../../organization/parts/setting-card.tsx';
import { nameOf } from '../../organization/parts/unit-tree.ts';
import { api, type Store, storesQuery } from '../api.ts';
import { StoreRules } from './store-rules.tsx';

/** One shop: how it is spoken with, what it said when last asked, its own rules. */
export function StoreCard({ store, onChange }: { store: Store; onChange: () => void }) {
  const queries = useQueryClient();
  const units = useQuery(unitsQuery);
  const unit = units.data?.find((one) => one.id === store.unitId);
  const test = useMutation({
    mutationFn: () => api('POST /stores/:storeId/check', { params: { storeId: store.id } }),
    onSuccess: () => queries.invalidateQueries(storesQuery),
  });
  return (
    <SettingCard
      title={store.name}
      actions={
        <>
          <Button busy={test.isPending} onClick={() => test.mutate()}>
            {t('organization.test')}
          </Button>
          <Button onClick={onChange}>{t('stores.change')}</Button>
        </>
      }
    >
      <Facts
        columns={2}
        facts={[
          { name: t('stores.connector'), value: t(`stores.connector.${store.connector}`) },
          { name: t('stores.code'), value: store.code },
          {
            name: t('stores.address'),
            value: store.address ? <span className="break-all">{store.address}</span> : t('stores.address.none'),
          },
          ...(store.connector === 'vendure'
            ? [
                {
                  name: t('stores.credentials'),
                  value: store.hasCredentials ? t('stores.credentials.kept') : t('stores.credentials.missing'),
                },
              ]
            : []),
          { name: t('stores.unit'), value: unit ? nameOf(unit) : t('stores.unit.none') },
        ]}
      />
      <div className="mt-3 grid gap-2.5">
        <CopyLine label={t('stores.webhook')} text={store.webhookUrl} />
        {test.error ? <Problem error={test.error} kept={null} /> : null}
        {store.check ? <CheckSaid what={t('stores.connection')} {...store.check} at={store.checkedAt} /> : null}
      </div>
      <StoreRules rules={store.rules} />
    </SettingCard>
  );
}
