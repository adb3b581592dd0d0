import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Requests() {
  return (
    <Page title={t('requests.title')}>
      <Empty title={t('requests.empty.title')} todo={t('requests.empty.do')} />
    </Page>
  );
}
