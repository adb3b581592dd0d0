import type { Unit } from '../api.ts';
import { missing } from './checks.ts';
import type { Hours } from './week.ts';

export type UnitDraft = {
  code: string;
  kind: Unit['kind'];
  nameEs: string;
  nameEn: string;
  parentId: string;
  headId: string;
  email: string;
  hours: Hours | null;
};

export const draftOfUnit = (unit: Unit | null, parentId: string): UnitDraft => ({
  code: unit?.code ?? '',
  kind: unit?.kind ?? 'team',
  nameEs: unit?.nameEs ?? '',
  nameEn: unit?.nameEn ?? '',
  parentId: unit ? (unit.parentId ?? '') : parentId,
  headId: unit?.headId ?? '',
  email: unit?.email ?? '',
  hours: unit?.hours ?? null,
});

/** The code of a new unit from its name, as the policy and imports will call it: `SERVICIO_TECNICO`. */
export const codeFor = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+|_+$/g, '')
    .slice(0, 40);

/** What is wrong before it is sent. A code that another unit has would change that one instead. */
export function wrongInUnit(
  draft: UnitDraft,
  taken: readonly string[],
  words: { taken: string; code: string },
): Partial<Record<keyof UnitDraft, string>> {
  const code = taken.includes(draft.code) ? words.taken : /^[A-Z][A-Z0-9_]{1,39}$/.test(draft.code) ? null : words.code;
  const found = { nameEs: missing(draft.nameEs), code };
  return Object.fromEntries(Object.entries(found).filter(([, said]) => said !== null)) as Partial<
    Record<keyof UnitDraft, string>
  >;
}

export const bodyOfUnit = (draft: UnitDraft) => ({
  ...draft,
  nameEs: draft.nameEs.trim(),
  nameEn: draft.nameEn.trim() || draft.nameEs.trim(),
  parentId: draft.parentId || null,
  headId: draft.headId || null,
  email: draft.email.trim() || null,
});
