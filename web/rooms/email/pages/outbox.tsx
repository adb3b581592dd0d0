import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';

export function Outbox() {
  return (
    <Page title={t('email.outbox.title')}>
      <Empty title={t('email.outbox.empty.title')} todo={t('email.outbox.empty.do')} />
    </Page>
  );
}
