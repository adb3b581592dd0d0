import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { enterKey } from '../parts/enter-key.ts';

/** For who has a key and no link: it was told on the telephone, or stands on a paper. */
export const enter: PortalPage = async () => empty(t('portal.customer.enter'), t('portal.customer.enter.how'), enterKey());
