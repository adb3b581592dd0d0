import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Settings() {
  return (
    <Page title={t('organization.settings.title')}>
      <Empty title={t('shell.soon.title')} todo={t('shell.soon.do')} />
    </Page>
  );
}
