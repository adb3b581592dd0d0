import { t } from '../../../lib/words.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { empty } from '../../../ui/empty.ts';

export const customer: PortalPage = async () => empty(t('portal.lost.title'), t('portal.lost.do'));
