import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayDefineKinds } from '../access.ts';
import { type ActionKind, zActionKind } from '../contract.ts';
import { upsertKinds } from '../sql.ts';
import { kindOf } from '../views.ts';

/** Adds a kind of action, or replaces the one of the same code. Nobody may grant it until the policy has a row for it. */
export const addActionKind = action('attributions.addActionKind', zActionKind, async (tx, kind): Promise<ActionKind> => {
  must(mayDefineKinds(tx.actor));
  await upsertKinds(tx, [kind]);
  tx.record({
    name: 'attributions.kindDefined',
    audience: ['centre'],
    data: { code: kind.code, nameEs: kind.nameEs, nameEn: kind.nameEn },
  });
  const made = await kindOf(tx, kind.code);
  return made ?? { ...kind, position: 0 };
});
