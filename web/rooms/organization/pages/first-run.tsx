import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function FirstRun() {
  return (
    <Page title={t('organization.firstRun.title')}>
      <Empty title={t('shell.soon.title')} todo={t('shell.soon.do')} />
    </Page>
  );
}
