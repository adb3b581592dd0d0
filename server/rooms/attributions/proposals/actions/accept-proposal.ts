import { action, type Tx } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { changeDraft } from '../../policy/actions/change-draft.ts';
import { draft } from '../../policy/actions/draft.ts';
import { mayDecide } from '../access.ts';
import { type Proposal, proposalEvents, proposalRoutes } from '../contract.ts';
import { type Kernel, mayBeTaken, placed } from '../decide.ts';
import { lockProposal, takeProposal } from '../sql.ts';
import { audienceOf, proposalById, seenAs, visible } from '../views.ts';

/** Puts the proposed change into the open draft, or into a new one; what changes nothing in the policy is taken up by whoever accepts it. */
export const acceptProposal = action(
  'attributions.acceptProposal',
  proposalRoutes.acceptProposal.params,
  async (tx, { proposalId }): Promise<Proposal> => {
    const row = await visible(tx, await lockProposal(tx, proposalId));
    must(mayDecide(tx.actor, await seenAs(tx, row)));
    must(mayBeTaken(row.state));
    const draftId = row.found.change ? await intoDraft(tx, row.found) : null;
    await takeProposal(tx, row.id, draftId);
    const data = { proposalId, kind: row.kind, draftId };
    tx.record({ name: proposalEvents.accepted, subjectId: proposalId, audience: await audienceOf(tx, row), data });
    return proposalById(tx, proposalId);
  },
);

async function intoDraft(tx: Tx, found: Kernel): Promise<string> {
  const open = await draft(tx, {});
  await changeDraft(tx, { put: [must(placed(found, open.attributions))] });
  return open.version.id;
}
