import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Information() {
  return (
    <Page title={t('information.title')}>
      <Empty title={t('information.empty.title')} todo={t('information.empty.do')} />
    </Page>
  );
}
