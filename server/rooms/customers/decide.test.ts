import { describe, expect, it } from 'vitest';
import { betterName, normalise } from './decide.ts';

describe('an address', () => {
  it.each([
    ['email', '  Ana.Ruiz@Correo.ES ', 'ana.ruiz@correo.es'],
    ['email', 'MAILER-DAEMON', 'mailer-daemon'],
    ['phone', '912 345 678', '+34912345678'],
    ['phone', '(+34) 600-10-20-30', '+34600102030'],
    ['phone', '0034 600 102 030', '+34600102030'],
    ['phone', '34600102030', '+34600102030'],
    ['phone', '+351 21 123 45 67', '+351211234567'],
    ['phone', '+44 (0)20 7946 0000', '+442079460000'],
    ['phone', '1004', '1004'],
    ['shop:0199-a', ' Cust-7 ', 'Cust-7'],
  ])('%s %s is kept as %s', (kind, value, kept) => {
    expect(normalise({ kind, value })).toEqual({ kind, value: kept });
  });

  it.each([
    ['email', '   ', 'customers.badEmail'],
    ['phone', 'anonymous', 'customers.badPhone'],
    ['phone', '12', 'customers.badPhone'],
  ])('%s %s is none', (kind, value, reason) => {
    expect(normalise({ kind, value })).toMatchObject({ kind: 'invalid', reason, field: 'value' });
  });
});

describe('a name', () => {
  it.each([
    ['', 'Ana', 'Ana'],
    ['ana@correo.es', 'Ana Ruiz', 'Ana Ruiz'],
    ['Ana Ruiz', 'A. R.', 'Ana Ruiz'],
    ['ana@correo.es', ' ', 'ana@correo.es'],
  ])('%s and then %s is %s', (kept, given, name) => {
    expect(betterName(kept, given, 'Ana@correo.es')).toBe(name);
  });
});
