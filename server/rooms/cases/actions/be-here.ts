import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { audienceOfCase, mayOpen } from '../access.ts';
import { events } from '../contract.ts';
import { routes } from '../desk/contract.ts';
import { markPresence } from '../desk/sql.ts';
import { caseExists, othersIn, sharedWith } from '../views.ts';

const input = routes.beHere.body.extend(routes.beHere.params.shape);

/** Says that somebody is in a case, or writing in it, so that two people see each other before they collide. */
export const beHere = action('cases.beHere', input, async (tx, { caseId, writing }) => {
  const shares = await sharedWith(tx, caseId);
  const isThere = mayOpen(tx.actor, { sharedWith: shares }) && (await caseExists(tx, caseId));
  if (!isThere) throw refused('not_found', 'cases.notFound');
  const isNews = await markPresence(tx, caseId, writing);
  if (isNews) tx.record({ name: events.touched, caseId, audience: audienceOfCase(shares), data: { caseId } });
  return { others: await othersIn(tx, caseId) };
});
