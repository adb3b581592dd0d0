import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Reports() {
  return (
    <Page title={t('reports.title')}>
      <Empty title={t('shell.soon.title')} todo={t('shell.soon.do')} />
    </Page>
  );
}
