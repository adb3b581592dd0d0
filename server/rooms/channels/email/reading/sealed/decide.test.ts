import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMail } from '../adapter.ts';
import { unwrap } from './decide.ts';

const WORDS = 'Quiero devolver la silla: llegó rota.';
const INNER = [
  'Content-Type: multipart/mixed; boundary="b"',
  'From: Otra <otra@x.example>',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  WORDS,
  '--b',
  'Content-Type: application/pdf; name="factura.pdf"',
  'Content-Disposition: attachment; filename="factura.pdf"',
  '',
  '%PDF-1.4',
  '--b--',
  '',
].join('\r\n');
const HEAD = 'From: Ana <ana@x.example>\r\nSubject: Mi silla\r\nMessage-ID: <a@x.example>\r\n';

let folder = '';
const absent = spawnSync('openssl', ['version']).error ? 'no openssl' : null;
const inFolder = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });

beforeAll(() => {
  if (absent) return;
  folder = mkdtempSync(path.join(tmpdir(), 'mostrador-sealed-'));
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key', '-out', 'cert', '-subj', '/CN=Ana', '-days', '2');
  writeFileSync(inFolder('mail'), INNER);
});
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** What a program makes of a mail, in pieces or in one. */
const made = (...how: string[]): Buffer => openssl('cms', ...how, '-in', 'mail', '-outform', 'DER', '-binary');
const asMail = (der: Buffer, type = 'signed-data'): Buffer =>
  Buffer.from(
    `${HEAD}MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=${type}; name="smime.p7m"\r\n` +
      `Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="smime.p7m"\r\n\r\n` +
      `${der.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
  );
const sign = (...how: string[]) => made('-sign', '-signer', 'cert', '-inkey', 'key', '-nodetach', ...how);

describe.skipIf(absent)(`a wrapped mail${absent ? `: ${absent}` : ''}`, () => {
  it.each([
    ['in one piece', []],
    ['in pieces', ['-stream']],
  ] as const)('that is only signed is read, %s', async (_, how) => {
    const mail = await readMail(asMail(sign(...how)));
    expect(mail).toMatchObject({ subject: 'Mi silla', text: WORDS, sealed: false, messageId: 'a@x.example' });
    expect(mail.attachments.map(({ name }) => name)).toEqual(['factura.pdf']);
    // Who wrote it is what was checked on its way, not what stands within.
    expect(mail.from.address).toBe('ana@x.example');
  });

  it('is read as it stands in a mail that a program made whole', async () => {
    openssl(
      'smime',
      '-sign',
      '-signer',
      'cert',
      '-inkey',
      'key',
      '-nodetach',
      '-in',
      'mail',
      '-out',
      'whole',
      '-from',
      'ana@x.example',
      '-subject',
      'Hola',
    );
    expect(await readMail(readFileSync(inFolder('whole')))).toMatchObject({ text: WORDS, subject: 'Hola' });
  });

  it('that is encrypted stays a file, and says so', async () => {
    const mail = await readMail(asMail(made('-encrypt', '-aes256', '-recip', 'cert'), 'enveloped-data'));
    expect(mail).toMatchObject({ text: '', sealed: true, subject: 'Mi silla' });
    expect(mail.attachments.map(({ name }) => name)).toEqual(['smime.p7m']);
  });

  it('that is cut short or broken stays a file', async () => {
    const der = sign();
    for (const broken of [
      der.subarray(0, 40),
      Buffer.alloc(200, 0x30),
      Buffer.concat(Array(3000).fill(Buffer.from([0x30, 0x80]))),
    ]) {
      expect(unwrap(broken)).toBeNull();
      expect((await readMail(asMail(broken))).attachments).toHaveLength(1);
    }
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(der);
        changed[at] = byte;
        unwrap(changed);
      }),
    );
  });
});

it('a mail that OpenPGP encrypted says so', async () => {
  const type = 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"';
  const raw = `${HEAD}${type}\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n`;
  expect(await readMail(Buffer.from(raw))).toMatchObject({ sealed: true });
});
