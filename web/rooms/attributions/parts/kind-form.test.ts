import { expect, it } from 'vitest';
import { codeFor, missingInKind, newKind } from './kind-form.ts';

it('makes a code out of a name', () => {
  expect(codeFor('Envoltorio de regalo')).toBe('ENVOLTORIO_DE_REGALO');
  expect(codeFor(' 2.ª reparación (año)')).toBe('REPARACION_ANO');
});

it('tells the first field that keeps a kind from being kept', () => {
  const kind = newKind(1);
  expect(missingInKind(kind, [])).toBe('nameEs');
  const named = { ...kind, nameEs: 'Lazo', nameEn: 'Ribbon' };
  expect(missingInKind(named, [])).toBe('code');
  expect(missingInKind({ ...named, code: 'LAZO' }, ['LAZO'])).toBe('code');
  const choice = { name: 'colour', type: 'choice' as const, required: false, choices: [] };
  expect(missingInKind({ ...named, code: 'LAZO', params: [{ ...choice, name: 'two words' }] }, [])).toBe('params.0.name');
  expect(missingInKind({ ...named, code: 'LAZO', params: [choice] }, [])).toBe('params.0.choices');
  expect(missingInKind({ ...named, code: 'LAZO', params: [{ ...choice, choices: ['red'] }] }, [])).toBeNull();
});
