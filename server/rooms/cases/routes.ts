import { look } from '../../platform/act.ts';
import { readFileOf } from '../../platform/files.ts';
import { refused } from '../../platform/refusal.ts';
import { type Call, door } from '../../platform/route.ts';
import { addIssue } from './actions/add-issue.ts';
import { answerIssue } from './actions/answer-issue.ts';
import { assign } from './actions/assign.ts';
import { beHere } from './actions/be-here.ts';
import { classify } from './actions/classify.ts';
import { consult } from './actions/consult.ts';
import { executeGranted } from './actions/execute-granted.ts';
import { note } from './actions/note.ts';
import { receive } from './actions/receive.ts';
import { reopen } from './actions/reopen.ts';
import { reply } from './actions/reply.ts';
import { requestSupply } from './actions/request-supply.ts';
import { resolve } from './actions/resolve.ts';
import { saveDraft } from './actions/save-draft.ts';
import { takeAction } from './actions/take-action.ts';
import { upload } from './actions/upload.ts';
import { mayBar, mayOne, precedentsIn } from './bar/views.ts';
import { routes } from './desk/contract.ts';
import { merge } from './merging/actions/merge.ts';
import { split } from './merging/actions/split.ts';
import { unmerge } from './merging/actions/unmerge.ts';
import { mergingRoutes } from './merging/contract.ts';
import { endSuggestion } from './suggestions/actions/end-suggestion.ts';
import { suggest } from './suggestions/actions/suggest.ts';
import { suggestionRoutes } from './suggestions/contract.ts';
import { framedMessage } from './framed/views.ts';
import { findCases, listCases, queueCounts } from './desk/views.ts';
import { hurry } from './replies/actions/hurry.ts';
import { putHabit } from './replies/actions/put-habit.ts';
import { takeBack } from './replies/actions/take-back.ts';
import { replyRoutes } from './replies/contract.ts';
import { habitOf } from './replies/views.ts';
import { dropTemplate } from './templates/actions/drop-template.ts';
import { putSignature } from './templates/actions/put-signature.ts';
import { foundTemplates } from './templates/actions/found-templates.ts';
import { putTemplate } from './templates/actions/put-template.ts';
import { templateRoutes } from './templates/contract.ts';
import { everything, fillIn, fittingIn, previewOf } from './templates/views.ts';
import { forward } from './third-parties/actions/forward.ts';
import { partyRoutes } from './third-parties/contract.ts';
import { fileOfCase, headOf, openCase } from './views.ts';

/** A verb of one case: its path and its body together are its input. */
const withBody = (call: { params: object; body: object }) => ({ ...call.params, ...call.body }) as never;

export const doors = [
  door('cases', routes, {
    list: ({ session, query }) => look(session, (tx) => listCases(tx, query)),
    search: ({ session, query }) => look(session, (tx) => findCases(tx, query.q)),
    queues: ({ session }) => look(session, queueCounts),
    open: ({ session, params }) => look(session, (tx) => openCase(tx, params.caseId)),
    may: ({ session, params, query }) =>
      look(session, async (tx) => {
        const head = await headOf(tx, params.caseId);
        return mayBar(tx, head, query.orderId ?? head.order_id);
      }),
    mayOne: ({ session, params, body }) =>
      look(session, async (tx) => {
        const head = await headOf(tx, params.caseId);
        return mayOne(tx, head, body.orderId ?? head.order_id, body.action, body);
      }),
    precedents: ({ session, params, query }) =>
      look(session, async (tx) => {
        const head = await headOf(tx, params.caseId);
        return precedentsIn(tx, head, query.orderId ?? head.order_id, query);
      }),
    receive: async ({ session, body }) => {
      const { caseId, key, isNew } = await receive(session, body);
      return { caseId, key, isNew };
    },
    assign: (call) => assign(call.session, withBody(call)),
    classify: (call) => classify(call.session, withBody(call)),
    reply: (call) => reply(call.session, withBody(call)),
    note: (call) => note(call.session, withBody(call)),
    addIssue: (call) => addIssue(call.session, withBody(call)),
    answerIssue: (call) => answerIssue(call.session, withBody(call)),
    takeAction: (call) => takeAction(call.session, withBody(call)),
    executeGranted: ({ session, params }) => executeGranted(session, params),
    consult: (call) => consult(call.session, withBody(call)),
    requestSupply: (call) => requestSupply(call.session, withBody(call)),
    resolve: (call) => resolve(call.session, withBody(call)),
    reopen: ({ session, params }) => reopen(session, params),
    saveDraft: (call) => saveDraft(call.session, withBody(call)),
    beHere: (call) => beHere(call.session, withBody(call)),
    upload: (call) => upload(call.session, withBody(call)),
    download: (call: Call<(typeof routes)['download']>) =>
      look(call.session, async (tx) => {
        const file = await fileOfCase(tx, call.params.caseId, call.params.sha256);
        const data = await readFileOf(tx, call.params.sha256);
        if (!file || !data) throw refused('not_found', 'cases.fileUnknown');
        return { ...file, data };
      }),
    framed: ({ session, params, query }) =>
      look(session, async (tx) => {
        await headOf(tx, params.caseId);
        const { locale } = session.actor;
        const page = await framedMessage(tx, { ...params, pictures: query.pictures === '1', locale });
        if (!page) throw refused('not_found', 'cases.fileUnknown');
        return page;
      }),
  }),
  door('cases/merging', mergingRoutes, {
    merge: (call) => merge(call.session, withBody(call)),
    unmerge: ({ session, params }) => unmerge(session, params),
    split: (call) => split(call.session, withBody(call)),
  }),
  door('cases/replies', replyRoutes, {
    takeBack: ({ session, params }) => takeBack(session, params),
    hurry: ({ session, params }) => hurry(session, params),
    habit: ({ session }) => look(session, habitOf),
    putHabit: ({ session, body }) => putHabit(session, body),
  }),
  door('cases/templates', templateRoutes, {
    templates: ({ session }) => look(session, everything),
    putTemplate: ({ session, body }) => putTemplate(session, body),
    foundTemplates: ({ session }) => foundTemplates(session, { missing: true }),
    dropTemplate: ({ session, params }) => dropTemplate(session, params),
    putSignature: ({ session, body }) => putSignature(session, body),
    preview: ({ session, body }) => look(session, (tx) => previewOf(tx, body.body, body.language)),
    fitting: ({ session, params }) => look(session, (tx) => fittingIn(tx, params.caseId)),
    fill: ({ session, params, body }) => look(session, (tx) => fillIn(tx, params.caseId, params.templateId, body.asked)),
  }),
  door('cases/third-parties', partyRoutes, {
    forward: (call) => forward(call.session, withBody(call)),
  }),
  door('cases/suggestions', suggestionRoutes, {
    suggest: (call) => suggest(call.session, withBody(call)),
    endSuggestion: (call) => endSuggestion(call.session, withBody(call)),
  }),
];
