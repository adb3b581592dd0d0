import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function People() {
  return (
    <Page title={t('organization.people.title')}>
      <Empty title={t('shell.soon.title')} todo={t('shell.soon.do')} />
    </Page>
  );
}
