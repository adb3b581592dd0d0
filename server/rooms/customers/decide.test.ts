import { existsSync, readFileSync } from 'node:fs';
import type { CountryCode } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { betterName, normalise, spellingsOf } from './decide.ts';

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
    ['phone', '112', '112'],
    ['phone', '91 234 56 78 ext. 45', '+34912345678'],
    ['phone', 'tel:+34-91-234-56-78', '+34912345678'],
    ['phone', '6123456789', '6123456789'],
    ['phone', '493012345678', '+493012345678'],
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

describe('a telephone number of any country', () => {
  const sample = '../shared/data/telephony/phone-numbers-es.jsonl';
  it('is kept in E.164 however it is spelled', ({ skip }) => {
    if (!existsSync(sample)) skip(`no ${sample} here`);
    type Line = { input: string; region: CountryCode; e164?: string; possible?: boolean; error?: string };
    const lines = readFileSync(sample, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const wrong = lines.flatMap(({ input, region, e164, possible, error }) => {
      const read = normalise({ kind: 'phone', value: input }, region);
      if (error) return 'refused' in read ? [] : [input];
      return !possible || ('value' in read && read.value === e164) ? [] : [`${input}: ${JSON.stringify(read)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is found where it was kept without its plus', () => {
    expect(spellingsOf({ kind: 'phone', value: '+493012345678' })).toContain('493012345678');
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
