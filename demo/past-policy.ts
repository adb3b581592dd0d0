import { activateDraft } from '../server/rooms/attributions/policy/actions/activate-draft.ts';
import { changeDraft } from '../server/rooms/attributions/policy/actions/change-draft.ts';
import { checkDraft } from '../server/rooms/attributions/policy/actions/check-draft.ts';
import { draft } from '../server/rooms/attributions/policy/actions/draft.ts';
import type { DemoCentre } from './centre.ts';
import { turned } from './past.ts';

type Widening = { at: Date; action: string; role: string; minor: number; note: string };

/** What the centre has widened already: one drafts it, another authorises it, and the shares of the circuits move from then on. */
export async function widenThen(centre: DemoCentre, widening: Widening): Promise<void> {
  await draftThen(centre, widening);
  await earnSpareParts(centre, widening.at);
  await activateDraft(turned(centre.as('direccion'), { at: widening.at }), {});
}

/** A draft with one wider limit, its examples checked. */
export async function draftThen(centre: DemoCentre, { at, action, role, minor, note }: Widening): Promise<void> {
  const drafter = turned(centre.as('responsable'), { at });
  const { attributions } = await draft(drafter, {});
  const row = attributions.find((one) => one.action === action && one.holder.ref === role && one.circuit === 'own');
  if (!row) throw new Error(`nobody of ${role} may grant ${action}`);
  const apart = { request: 1, order: 1, customer30d: 3, day: 5, week: 10, month: 20 } as const;
  await changeDraft(drafter, {
    note,
    put: [{ ...row, limits: row.limits.map((one) => ({ ...one, max: minor * apart[one.per] })) }],
  });
  await checkDraft(drafter, {});
}

/** Who has learnt about spare parts may grant dearer ones. */
async function earnSpareParts(centre: DemoCentre, at: Date): Promise<void> {
  const drafter = turned(centre.as('responsable'), { at });
  const { attributions } = await draft(drafter, {});
  const row = attributions.find(({ action, holder }) => action === 'SPARE_PART' && holder.ref === 'AGENT');
  if (!row) throw new Error('agents grant no spare parts');
  const { id: _id, ...cell } = row;
  const limits = cell.limits.map((one) => ({ ...one, max: one.max * 3 }));
  await changeDraft(drafter, { put: [{ ...cell, limits, requirements: [{ kind: 'certification', value: 'REPUESTOS' }] }] });
  await checkDraft(drafter, {});
}
