import { said, t } from '../../../lib/words.ts';
import type { Column, Example, Holder } from '../api.ts';

type HolderFacts = Example['holder'];

/** A holder of the matrix as an example knows them. */
export function factsOf({ kind, ref }: Holder): HolderFacts {
  if (kind === 'role') return { role: ref };
  if (kind === 'unit') return { unitIds: [ref] };
  if (kind === 'vendor') return { vendorId: ref };
  if (kind === 'assistant') return { assistant: true, ...(ref ? { personId: ref } : {}) };
  return kind === 'person' ? { personId: ref } : {};
}

/** Whom an example speaks of, by the name the matrix gives them. */
export function holderName(holder: HolderFacts, columns: readonly Column[]): string {
  const named = (kind: Holder['kind'], ref: string): string | undefined =>
    columns.find((column) => column.holder.kind === kind && column.holder.ref === ref)?.name;
  if (holder.assistant) return named('assistant', holder.personId ?? '') ?? named('assistant', '') ?? t('attributions.assistant');
  if (holder.role) return named('role', holder.role) ?? said(`organization.role.${holder.role}`) ?? holder.role;
  const [unit] = holder.unitIds ?? [];
  if (unit) return named('unit', unit) ?? unit;
  if (holder.vendorId) return named('vendor', holder.vendorId) ?? holder.vendorId;
  return (holder.personId && named('person', holder.personId)) || t('attributions.anybody');
}
