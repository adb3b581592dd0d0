import { look } from '../../platform/act.ts';
import { door } from '../../platform/route.ts';
import { addActionKind } from './actions/add-action-kind.ts';
import { rule } from './actions/rule.ts';
import { routesOfRuling } from './contract.ts';
import { activateDraft } from './policy/actions/activate-draft.ts';
import { changeDraft } from './policy/actions/change-draft.ts';
import { checkDraft } from './policy/actions/check-draft.ts';
import { discardDraft } from './policy/actions/discard-draft.ts';
import { draft } from './policy/actions/draft.ts';
import { restoreVersion } from './policy/actions/restore-version.ts';
import { policyRoutes } from './policy/contract.ts';
import { difference, readMatrix, versions } from './policy/views.ts';
import { actionKinds } from './views.ts';

export const doors = [
  door('attributions', routesOfRuling, {
    rule: ({ session, body }) => rule(session, body),
    listActionKinds: ({ session }) => look(session, actionKinds),
    addActionKind: ({ session, body }) => addActionKind(session, body),
  }),
  door('attributions', policyRoutes, {
    readMatrix: ({ session, query }) => readMatrix(session, query.version),
    listVersions: ({ session }) => look(session, versions),
    draft: ({ session }) => draft(session, {}),
    changeDraft: ({ session, body }) => changeDraft(session, body),
    readDifference: ({ session, params, query }) => look(session, (tx) => difference(tx, params.versionId, query.against)),
    restoreVersion: ({ session, params }) => restoreVersion(session, params),
    checkDraft: ({ session }) => checkDraft(session, {}),
    activateDraft: ({ session, body }) => activateDraft(session, body),
    discardDraft: ({ session }) => discardDraft(session, {}),
  }),
];
