import { randomBytes } from 'node:crypto';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { refused } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import { REASONS } from '../../cases/contract.ts';
import { answerByLink } from './actions/answer-by-link.ts';
import { answerSurvey } from './actions/answer-survey.ts';
import { takeForm } from './actions/take-form.ts';
import { writeOnPage } from './actions/write-on-page.ts';
import { routes } from './contract.ts';
import { answerPage } from './pages/views.ts';
import { byKey, centreAt, customerOf, customerPage, fileOnPage, type KnownKey } from './views.ts';

/** Whoever writes, reads files or rates holds the signed link; the key alone shows the state. */
async function bySignature(ctx: Ctx, key: string, signature: string): Promise<KnownKey> {
  const known = await byKey(ctx, key, signature);
  if (!known.signed) throw refused('forbidden', 'web.linkNeeded');
  return known;
}

export const doors = [
  door('web', routes, {
    formFrame: async ({ ctx, params }) => {
      const centre = await centreAt(ctx, params.centre);
      const opened = `${ctx.clock.now().getTime()}.${randomBytes(12).toString('base64url')}`;
      const token = `${opened}.${ctx.keys.sign('web-form', `${centre.orgId}:${opened}`)}`;
      return { centre: centre.name, locale: centre.locale, reasons: [...REASONS], token };
    },
    form: async ({ ctx, params, body }) => {
      const centre = await centreAt(ctx, params.centre);
      const { website: _, ...form } = body;
      return takeForm({ ctx, actor: systemActor(centre.orgId) }, { ...form, centre: params.centre });
    },
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
    answerPage: ({ ctx, params }) => answerPage(ctx, params.token),
    answer: async ({ ctx, params, body }) => {
      await answerByLink(ctx, params.token, body);
      return answerPage(ctx, params.token);
    },
  }),
];
