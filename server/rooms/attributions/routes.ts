import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { addActionKind } from './actions/add-action-kind.ts';
import { rule } from './actions/rule.ts';
import { chainRoutes } from './chains/contract.ts';
import { checkChains, whoDecides } from './chains/views.ts';
import { routesOfRuling } from './contract.ts';
import { earnedRoutes } from './earned/contract.ts';
import { budgets, earned } from './earned/views.ts';
import { activateDraft } from './policy/actions/activate-draft.ts';
import { changeDraft } from './policy/actions/change-draft.ts';
import { checkDraft } from './policy/actions/check-draft.ts';
import { discardDraft } from './policy/actions/discard-draft.ts';
import { draft } from './policy/actions/draft.ts';
import { restoreVersion } from './policy/actions/restore-version.ts';
import { policyRoutes } from './policy/contract.ts';
import { difference, readMatrix, versions } from './policy/views.ts';
import { acceptProposal } from './proposals/actions/accept-proposal.ts';
import { dismissProposal } from './proposals/actions/dismiss-proposal.ts';
import { lookForProposals } from './proposals/actions/look-for-proposals.ts';
import { proposalRoutes } from './proposals/contract.ts';
import { behindProposal, proposals } from './proposals/views.ts';
import { startReplay } from './replay/actions/start-replay.ts';
import { replayRoutes } from './replay/contract.ts';
import { behindReplay } from './replay/views.ts';
import { fits } from './replay/fitting/views.ts';
import { listReplays, readReplay } from './replay/results/views.ts';
import { answerAudit } from './trials/audits/actions/answer-audit.ts';
import { auditRoutes } from './trials/audits/contract.ts';
import { audits } from './trials/audits/views.ts';
import { confirmTrial } from './trials/actions/confirm-trial.ts';
import { startTrial } from './trials/actions/start-trial.ts';
import { stopTrial } from './trials/actions/stop-trial.ts';
import { trialRoutes } from './trials/contract.ts';
import { trialById, trials } from './trials/views.ts';
import { offerTrial } from './trials/trying/views.ts';
import { importPolicy } from './policy/reading/actions/import-policy.ts';
import { setRates } from './costs/actions/set-rates.ts';
import { costRoutes } from './costs/contract.ts';
import { ratesView } from './costs/views.ts';
import { actionKinds } from './views.ts';
import { policyFile } from './policy/writing/views.ts';

export const doors = [
  door('attributions', chainRoutes, {
    whoDecides: ({ session, query }) => look(session, (tx) => whoDecides(tx, query)),
    checkChains: ({ session }) => look(session, checkChains),
  }),
  door('attributions', trialRoutes, {
    startTrial: ({ session, body }) => startTrial(session, body),
    offerTrial: ({ session, query }) => look(session, (tx) => offerTrial(tx, query)),
    listTrials: ({ session }) => look(session, trials),
    readTrial: ({ session, params }) => look(session, (tx) => trialById(tx, params.trialId)),
    stopTrial: ({ session, params, body }) => stopTrial(session, { ...params, ...body }),
    confirmTrial: ({ session, params }) => confirmTrial(session, params),
  }),
  door('attributions', auditRoutes, {
    listAudits: ({ session, query }) => look(session, (tx) => audits(tx, query)),
    answerAudit: ({ session, params, body }) => answerAudit(session, { ...params, ...body }),
  }),
  door('attributions', routesOfRuling, {
    rule: ({ session, body }) => rule(session, body),
    listActionKinds: ({ session }) => look(session, actionKinds),
    addActionKind: ({ session, body }) => addActionKind(session, body),
  }),
  door('attributions', earnedRoutes, {
    budgets: ({ session, query }) => look(session, (tx) => budgets(tx, query.of)),
    earned: ({ session, query }) => look(session, (tx) => earned(tx, query)),
  }),
  door('attributions', policyRoutes, {
    readMatrix: ({ session, query }) => readMatrix(session, query.version),
    listVersions: ({ session }) => look(session, versions),
    draft: ({ session }) => draft(session, {}),
    changeDraft: ({ session, body }) => changeDraft(session, body),
    exportPolicy: ({ session, query }) => look(session, (tx) => policyFile(tx, query.version)),
    importPolicy: ({ session, body }) => importPolicy(session, body),
    readDifference: ({ session, params, query }) => look(session, (tx) => difference(tx, params.versionId, query.against)),
    restoreVersion: ({ session, params }) => restoreVersion(session, params),
    checkDraft: ({ session }) => checkDraft(session, {}),
    activateDraft: ({ session, body }) => activateDraft(session, body),
    discardDraft: ({ session }) => discardDraft(session, {}),
  }),
  door('attributions', costRoutes, {
    readRates: ({ session }) => look(session, ratesView),
    setRates: ({ session, body }) => setRates(session, body),
  }),
  door('attributions', proposalRoutes, {
    listProposals: ({ session }) => look(session, proposals),
    lookForProposals: ({ session }) => lookForProposals(session, {}),
    behindProposal: ({ session, params, query }) => look(session, (tx) => behindProposal(tx, params.proposalId, query.after)),
    acceptProposal: ({ session, params }) => acceptProposal(session, params),
    dismissProposal: ({ session, params, body }) => dismissProposal(session, { ...params, ...body }),
  }),
  door('attributions', replayRoutes, {
    startReplay: ({ session, body }) => startReplay(session, body),
    listReplays: ({ session, query }) => look(session, (tx) => listReplays(tx, query.version)),
    readReplay: ({ session, params }) => look(session, (tx) => readReplay(tx, params.replayId)),
    behindReplay: ({ session, params, query }) => look(session, (tx) => behindReplay(tx, params.replayId, query)),
    fits: ({ session, query }) => look(session, (tx) => fits(tx, query.version)),
  }),
];
