import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Desk() {
  return (
    <Page title={t('cases.title')}>
      <Empty title={t('cases.queue.empty.title')} todo={t('cases.queue.empty.do')} />
    </Page>
  );
}
