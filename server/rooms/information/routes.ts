import { look } from '../../platform/act.ts';
import { must } from '../../platform/refusal.ts';
import { door } from '../../platform/route.ts';
import { mayRead } from './access.ts';
import { acknowledgeNotice } from './actions/acknowledge-notice.ts';
import { lookAtProducts } from './actions/look-at-products.ts';
import { openNotice } from './actions/open-notice.ts';
import { publishNotice } from './actions/publish-notice.ts';
import { putNotice } from './actions/put-notice.ts';
import { putProductFacts } from './actions/put-product-facts.ts';
import { supersedeNotice } from './actions/supersede-notice.ts';
import { withdrawNotice } from './actions/withdraw-notice.ts';
import { routes } from './contract.ts';
import { listNotices, noticeReaders, productFacts } from './views.ts';

export const doors = [
  door('information', routes, {
    listNotices: ({ session, query }) => look(session, (tx) => listNotices(tx, query)),
    openNotice: ({ session, params }) => openNotice(session, params),
    putNotice: ({ session, body }) => putNotice(session, body),
    publishNotice: ({ session, params }) => publishNotice(session, params),
    acknowledgeNotice: ({ session, params }) => acknowledgeNotice(session, params),
    withdrawNotice: ({ session, params }) => withdrawNotice(session, params),
    supersedeNotice: ({ session, params, body }) => supersedeNotice(session, { ...body, ...params }),
    noticeReaders: ({ session, params }) => look(session, (tx) => noticeReaders(tx, params.noticeId)),
    productFacts: ({ session, query }) => look(session, (tx) => (must(mayRead(tx.actor)), productFacts(tx, [query.sku].flat()))),
    putProductFacts: ({ session, body }) => putProductFacts(session, body),
    lookAtProducts: ({ session, body }) => lookAtProducts(session, body),
  }),
];
