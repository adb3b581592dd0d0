import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { events, routes } from '../../contract.ts';
import { mayHaveOwn } from '../access.ts';
import { updateSelf } from '../sql.ts';
import { me } from '../views.ts';

/** One's own language and look. */
export const changeMe = action('organization.changeMe', routes.changeMe.body.omit({ password: true }), async (tx, change) => {
  must(mayHaveOwn(tx.actor));
  await updateSelf(tx, change);
  tx.record({
    name: events.personChanged,
    subjectId: tx.actor.id,
    audience: [`person:${tx.actor.id}`],
    data: { personId: tx.actor.id, fields: Object.keys(change) },
  });
  return me(tx);
});
