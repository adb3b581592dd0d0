import { look } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { refused } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import type { LayOut } from '../../documents/contract.ts';
import { answerByLink } from './actions/answer-by-link.ts';
import { answerSurvey } from './actions/answer-survey.ts';
import { writeOnPage } from './actions/write-on-page.ts';
import { routes } from './contract.ts';
import { applyCorrection } from './corrections/actions/apply-correction.ts';
import { askCorrection } from './corrections/actions/ask-correction.ts';
import { dropCorrection } from './corrections/actions/drop-correction.ts';
import { reopenCorrection } from './corrections/actions/reopen-correction.ts';
import { correctionRoutes } from './corrections/contract.ts';
import { correctionsOf } from './corrections/views.ts';
import { putForm } from './form/actions/put-form.ts';
import { formRoutes } from './form/contract.ts';
import { formPlace } from './form/views.ts';
import { askLink } from './links/actions/ask-link.ts';
import { answerPage } from './pages/views.ts';
import { receiptFor, receiptPaper } from './receipts/views.ts';
import { byKey, customerOf, customerPage, fileOnPage, type KnownKey } from './views.ts';
import { withdraw } from './withdrawals/actions/withdraw.ts';
import { withdrawableOn } from './withdrawals/views.ts';

/** Whoever writes, reads files, withdraws or rates holds the signed link; the key alone shows the state. */
async function bySignature(ctx: Ctx, key: string, signature: string): Promise<KnownKey> {
  const known = await byKey(ctx, key, signature);
  if (!known.signed) throw refused('forbidden', 'web.linkNeeded');
  return known;
}

export const doors = ({ layOut }: { layOut: LayOut }) => [
  door('web', routes, {
    page: async ({ ctx, params, query }) => customerPage(ctx, await byKey(ctx, params.key, query.t)),
    write: async ({ ctx, params, query, body }) => {
      const known = await bySignature(ctx, params.key, query.t);
      await writeOnPage({ ctx, actor: customerOf(known) }, { ...body, caseId: known.caseId });
      return customerPage(ctx, known);
    },
    file: async ({ ctx, params, query }) => fileOnPage(ctx, await bySignature(ctx, params.key, query.t), params.sha256),
    survey: async ({ ctx, params, query, body }) => {
      const known = await bySignature(ctx, params.key, query.t);
      await answerSurvey({ ctx, actor: customerOf(known) }, { caseId: known.caseId, ...body });
      return customerPage(ctx, known);
    },
    link: async ({ ctx, params }) => {
      const known = await byKey(ctx, params.key, undefined);
      await askLink({ ctx, actor: systemActor(known.orgId) }, { caseId: known.caseId, key: params.key });
      return { asked: true as const };
    },
    receipt: async ({ ctx, params, query }) => {
      const known = await bySignature(ctx, params.key, query.t);
      return look({ ctx, actor: systemActor(known.orgId) }, (tx) => receiptPaper(tx, known.caseId, layOut));
    },
    withdrawable: async ({ ctx, params, query }) => {
      const known = await bySignature(ctx, params.key, query.t);
      return look({ ctx, actor: systemActor(known.orgId) }, (tx) => withdrawableOn(tx, known.caseId));
    },
    withdraw: async ({ ctx, params, query, body }) => {
      const known = await bySignature(ctx, params.key, query.t);
      await withdraw({ ctx, actor: customerOf(known) }, { ...body, caseId: known.caseId }, layOut);
      return customerPage(ctx, known);
    },
    askCorrection: async ({ ctx, params, query, body }) => {
      const known = await bySignature(ctx, params.key, query.t);
      await askCorrection({ ctx, actor: customerOf(known) }, { ...body, caseId: known.caseId });
      return customerPage(ctx, known);
    },
    caseReceipt: ({ session, params }) => look(session, (tx) => receiptFor(tx, params.caseId, layOut)),
    answerPage: ({ ctx, params }) => answerPage(ctx, params.token),
    answer: async ({ ctx, params, body }) => {
      await answerByLink(ctx, params.token, body);
      return answerPage(ctx, params.token);
    },
  }),
  door('web/form', formRoutes, {
    readForm: ({ session }) => look(session, formPlace),
    putForm: ({ session, body }) => putForm(session, body),
  }),
  door('web/corrections', correctionRoutes, {
    corrections: ({ session, params }) => look(session, (tx) => correctionsOf(tx, params.caseId)),
    applyCorrection: ({ session, params }) => applyCorrection(session, params),
    dropCorrection: ({ session, params, body }) => dropCorrection(session, { ...params, ...body }),
    reopenCorrection: ({ session, params }) => reopenCorrection(session, params),
  }),
];
