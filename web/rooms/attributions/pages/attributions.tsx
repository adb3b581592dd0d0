import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Attributions() {
  return (
    <Page title={t('attributions.title')}>
      <Empty title={t('shell.soon.title')} todo={t('shell.soon.do')} />
    </Page>
  );
}
