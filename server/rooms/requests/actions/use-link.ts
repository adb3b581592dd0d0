import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayUseLink } from '../access.ts';
import { zUseLink } from '../contract.ts';
import { linkRefusal, linkState } from '../decide.ts';
import { spendLink } from '../sql.ts';
import { actorOfLink, linkFor, requestFor } from '../views.ts';

/**
 * Uses a link up, in the transaction of the answer: where the answer is refused the link stays good. Open the act as the actor of
 * `linkByToken`, so that the record bears their name; as the house it answers the actor to go on with.
 */
export const useLink = action('requests.useLink', zUseLink, async (tx, { token }) => {
  const link = await linkFor(tx, token);
  const known = link && (await requestFor(tx, link.requestId));
  if (!link || !known) throw refused('not_found', 'requests.linkUnknown');
  const actorFor = await actorOfLink(tx, link);
  must(mayUseLink(tx.actor, actorFor));
  must(linkRefusal(linkState(link, known.request.isOpen, tx.now)));
  if (!(await spendLink(tx, link.id, link.tokenHash))) throw refused('conflict', 'requests.linkUsed');
  return { requestId: link.requestId, kind: known.request.kind, actorFor };
});
