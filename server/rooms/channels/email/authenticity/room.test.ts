import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { expect, it } from 'vitest';
import { authenticator } from './adapter.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
/** The DNS of a shop that signs its mail and says so; every other name is nobody's. */
const RECORDS: Record<string, string[][]> = {
  'TXT tienda.es': [['v=spf1 ip4:192.0.2.7 -all']],
  'TXT s1._domainkey.tienda.es': [[`v=DKIM1; k=rsa; p=${spki}`]],
  'TXT _dmarc.tienda.es': [['v=DMARC1; p=reject']],
};
const dns = async (name: string, type: string): Promise<string[][]> => {
  const found = RECORDS[`${type} ${name}`.replace(/\.$/, '')];
  if (!found) throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
  return found;
};

const raw = Buffer.from(
  'From: Ana <ana@tienda.es>\r\nTo: b@otra.es\r\nSubject: Hola\r\nMessage-ID: <1@tienda.es>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nHola\r\n',
);
async function signed(): Promise<Buffer> {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const by = { signingDomain: 'tienda.es', selector: 's1', privateKey: key };
  const { signatures } = await dkimSign(raw, { ...by, signatureData: [by] });
  return Buffer.concat([Buffer.from(signatures), raw]);
}
const by = (ip: string) => ({ ip, helo: 'mx.tienda.es', sender: 'ana@tienda.es', from: 'ana@tienda.es' });

it('a signed mail from where its domain allows is proved; changed on the way, or from elsewhere unsigned, it is not', async () => {
  const check = authenticator(dns);
  const mail = await signed();
  expect(await check(mail, by('192.0.2.7'))).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'pass', aligned: true });
  // Forwarded by another machine it is still signed.
  expect(await check(mail, by('198.51.100.1'))).toMatchObject({ spf: 'fail', dkim: 'pass', aligned: true });
  const changed = Buffer.from(mail.toString('latin1').replace('\r\n\r\nHola', '\r\n\r\nDevuelva el dinero'), 'latin1');
  expect(await check(changed, by('198.51.100.1'))).toMatchObject({ dmarc: 'fail', aligned: false });
  expect(await check(raw, by('198.51.100.1'))).toMatchObject({ spf: 'fail', dkim: 'none', dmarc: 'fail', aligned: false });
});

it('behind a machine of our own the trace it wrote tells who brought the mail', async () => {
  const trace =
    'Received: from mx.tienda.es (mx.tienda.es [192.0.2.7])\r\n\tby mx.centro.es (Postfix) with ESMTP id 1\r\n\tfor <b@otra.es>; Mon, 23 Nov 2026 10:00:01 +0000 (UTC)\r\n';
  const found = await authenticator(dns)(Buffer.concat([Buffer.from(trace), raw]), by('127.0.0.1'));
  expect(found).toMatchObject({ spf: 'pass', dmarc: 'pass', aligned: true });
});

it('where nobody answers, nothing is known, and the next mail does not wait for it', async () => {
  let asked = 0;
  const silent = authenticator(async () => {
    asked++;
    throw Object.assign(new Error('ETIMEOUT'), { code: 'ETIMEOUT' });
  });
  const first = await silent(raw, by('192.0.2.7'));
  expect(first).toMatchObject({ spf: 'temperror', aligned: false });
  const before = asked;
  await silent(raw, by('192.0.2.7'));
  expect(asked).toBe(before);
});
