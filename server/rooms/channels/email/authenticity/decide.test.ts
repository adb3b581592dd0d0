import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedWith, foundByTrusted, isNear, isNobodys, provenanceOf } from './decide.ts';

const mail = (...lines: string[]) => Buffer.from([...lines, 'Subject: Hola', '', 'Hola'].join('\r\n'));
const GOOGLE =
  'Authentication-Results: mx.google.com;\r\n dkim=pass header.i=@tienda.example header.s=a header.b=x;\r\n spf=pass (google.com: domain of a@tienda.example designates 1.2.3.4; ok) smtp.mailfrom=a@tienda.example;\r\n dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=tienda.example';
const RECEIVED = 'Received: from elsewhere by mx.google.com';

describe('what a trusted server found', () => {
  it('is read from its own line, comments and folds and all', () => {
    expect(foundByTrusted(mail(GOOGLE, RECEIVED), 'mx.google.com', 'a@tienda.example')).toEqual({
      ...{ spf: 'pass', dkim: 'pass', dmarc: 'pass', aligned: true },
    });
  });

  it('is not what a sender wrote below, nor what another server says', () => {
    const forged = 'Authentication-Results: mx.google.com; dmarc=pass header.from=tienda.example';
    const failed =
      'Authentication-Results: mx.google.com; spf=fail smtp.mailfrom=x@malo.example; dmarc=fail header.from=tienda.example';
    expect(foundByTrusted(mail(failed, RECEIVED, forged), 'mx.google.com', 'a@tienda.example')).toMatchObject({
      ...{ dmarc: 'fail', aligned: false },
    });
    expect(
      foundByTrusted(mail('Authentication-Results: mx.malo.example; dmarc=pass'), 'mx.google.com', 'a@b.example'),
    ).toBeNull();
  });

  it('may have no name, where whatever stands on top is trusted', () => {
    const microsoft =
      'Authentication-Results: spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=tienda.example; dkim=none; dmarc=none action=none header.from=tienda.example;compauth=pass reason=109';
    expect(foundByTrusted(mail(microsoft, RECEIVED, GOOGLE), '*', 'a@tienda.example')).toEqual({
      ...{ spf: 'pass', dkim: 'none', dmarc: 'none', aligned: true },
    });
  });

  it('proves nothing of another domain', () => {
    const other = 'Authentication-Results: mx.google.com; dkim=pass header.d=malo.example; spf=pass smtp.mailfrom=x@malo.example';
    expect(foundByTrusted(mail(other), 'mx.google.com', 'a@tienda.example')).toMatchObject({ dkim: 'pass', aligned: false });
  });

  it('is never a pass where nobody said so, whatever the head', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (lines, trusted) => {
        const found = foundByTrusted(mail(...lines.filter((line) => !/pass/i.test(line))), trusted, 'a@tienda.example');
        expect(found?.aligned ?? false).toBe(false);
      }),
    );
  });
});

it('domains are aligned within each other only', () => {
  expect(alignedWith('tienda.example', 'mail.tienda.example')).toBe(true);
  expect(alignedWith('tienda.example', 'otratienda.example')).toBe(false);
  expect(alignedWith('tienda.example', 'example')).toBe(false);
  expect(alignedWith('', '')).toBe(false);
});

it('names that nobody owns, and machines nearby, are known', () => {
  expect([isNobodys('tienda.example'), isNobodys('tienda.es'), isNobodys('example.org')]).toEqual([true, false, false]);
  expect(['127.0.0.1', '::1', '::ffff:10.1.2.3', '172.20.0.1', 'fd00::1'].every(isNear)).toBe(true);
  expect(['8.8.8.8', '172.50.0.1', '2001:db8::1'].some(isNear)).toBe(false);
});

it.each([
  ['proved', { spf: 'pass', dkim: 'none', dmarc: 'pass', aligned: true }],
  ['proved', { spf: 'fail', dkim: 'pass', dmarc: 'pass', aligned: true }],
  ['refuted', { spf: 'fail', dkim: 'none', dmarc: 'none', aligned: false }],
  ['refuted', { spf: 'pass', dkim: 'none', dmarc: 'fail', aligned: false }],
  ['refuted', { spf: 'none', dkim: 'fail', dmarc: 'none', aligned: false }],
  ['unknown', { spf: 'pass', dkim: 'none', dmarc: 'none', aligned: false }],
  ['unknown', { spf: 'softfail', dkim: 'none', dmarc: 'none', aligned: false }],
  ['unknown', { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror', aligned: false }],
] as const)('an origin is %s by %o, and never where it pretends to be one of us', (is, auth) => {
  expect(provenanceOf({ auth, forged: false })).toBe(is);
  expect(provenanceOf({ auth, forged: true })).toBe('refuted');
});
