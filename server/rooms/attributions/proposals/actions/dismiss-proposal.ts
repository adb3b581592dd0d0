import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayDecide } from '../access.ts';
import { type Proposal, proposalEvents, proposalRoutes, REST_DAYS } from '../contract.ts';
import { mayBeDismissed } from '../decide.ts';
import { dismissOne, lockProposal } from '../sql.ts';
import { audienceOf, proposalById, seenAs, visible } from '../views.ts';

const input = proposalRoutes.dismissProposal.params.extend(proposalRoutes.dismissProposal.body.shape);
const DAY_MS = 86_400_000;

/** Puts it away with a reason; it is not made again until it has rested. */
export const dismissProposal = action(
  'attributions.dismissProposal',
  input,
  async (tx, { proposalId, reason }): Promise<Proposal> => {
    const row = await visible(tx, await lockProposal(tx, proposalId));
    must(mayDecide(tx.actor, await seenAs(tx, row)));
    must(mayBeDismissed(row.state));
    await dismissOne(tx, row.id, reason, new Date(tx.now.getTime() + REST_DAYS * DAY_MS));
    const data = { proposalId, kind: row.kind, reason };
    tx.record({ name: proposalEvents.dismissed, subjectId: proposalId, audience: await audienceOf(tx, row), data });
    return proposalById(tx, proposalId);
  },
);
