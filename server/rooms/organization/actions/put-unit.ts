import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayPutUnit } from '../access.ts';
import { events, routes } from '../contract.ts';
import { circles, judgeHours } from '../decide.ts';
import { lockPeople, putUnitRow } from '../sql.ts';
import { allUnits, personById, unitByCode } from '../views.ts';

/** Adds a unit, or changes the one of that code; what is left out stays. */
export const putUnit = action('organization.putUnit', routes.putUnit.body, async (tx, wanted) => {
  await lockPeople(tx);
  const units = await allUnits(tx);
  const before = units.find((u) => u.code === wanted.code) ?? null;
  must(mayPutUnit(tx.actor, [wanted.kind, ...(before ? [before.kind] : [])]));
  const said = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const fresh = { id: newId(), parentId: null, headId: null, email: null, hours: null };
  const after = { ...fresh, ...before, ...wanted, ...said } as typeof fresh &
    typeof wanted & { parentId: string | null; headId: string | null; email: string | null; hours: object | null };
  if (wanted.hours) must(judgeHours(wanted.hours));
  if (after.parentId && !units.some((u) => u.id === after.parentId))
    throw refused('invalid', 'organization.unitUnknown', { field: 'parentId' });
  if (circles((id) => units.find((u) => u.id === id)?.parentId, after.id, after.parentId))
    throw refused('invalid', 'organization.unitCircle', { field: 'parentId' });
  const head = after.headId ? await personById(tx, after.headId) : null;
  if (after.headId && !head?.active)
    throw refused('invalid', head ? 'organization.personInactive' : 'organization.personUnknown', { field: 'headId' });
  await putUnitRow(tx, after);
  tx.record({
    name: events.unitChanged,
    subjectId: after.id,
    audience: ['centre', `unit:${after.id}`],
    data: { unitId: after.id, code: after.code, isNew: before === null, headId: after.headId },
  });
  const unit = await unitByCode(tx, after.code);
  if (!unit) throw new Error(`no unit ${after.code}`);
  return unit;
});
