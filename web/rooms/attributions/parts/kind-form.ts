import type { Kind } from '../api.ts';

export const SECTIONS = ['money', 'product', 'order', 'gesture', 'service'] as const;
export const EXPOSURES = ['money', 'count', 'none'] as const;
export const PARAM_TYPES = [
  ...(['text', 'integer', 'money', 'boolean', 'choice', 'date', 'lines', 'address', 'sku', 'json'] as const),
] as const;
export type Param = Kind['params'][number];

export const newKind = (position: number): Kind => ({
  ...{ code: '', section: 'service', nameEs: '', nameEn: '', exposure: 'none', movesMoney: false, reversible: false, op: null },
  ...{ params: [], fits: [], asks: [], position },
});

/** A code out of a name, until somebody writes another: «Envoltorio de regalo» is ENVOLTORIO_DE_REGALO. Pure. */
export function codeFor(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '');
  return plain.slice(0, 40);
}

/** The first field still to be filled in, as the refusals name them; null when it may be kept. */
export function missingInKind(kind: Kind, taken: readonly string[]): string | null {
  if (!kind.nameEs.trim()) return 'nameEs';
  if (!kind.nameEn.trim()) return 'nameEn';
  if (!/^[A-Z][A-Z0-9_]{1,39}$/.test(kind.code) || taken.includes(kind.code)) return 'code';
  const nameless = kind.params.findIndex((one) => !/^[A-Za-z][A-Za-z0-9]*$/.test(one.name));
  if (nameless !== -1) return `params.${nameless}.name`;
  const choiceless = kind.params.findIndex((one) => one.type === 'choice' && one.choices.length === 0);
  return choiceless === -1 ? null : `params.${choiceless}.choices`;
}
