import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type Client, type DeskHouse, deskHouse } from '../../../../../test/desk-house.ts';
import type { zCase } from '../../../cases/contract.ts';
import type { zRawMail } from '../contract.ts';

type Raw = z.output<typeof zRawMail>;
type Case = z.output<typeof zCase>;
const AYUDA = 'ayuda@tienda.example';
let house: DeskHouse;
let boss: Client;
let port = 0;

beforeAll(async () => {
  house = await deskHouse({ smtpPort: 0, mailLimitMb: 1 });
  ({ smtpPort: port = 0 } = (await house.listen()) as { smtpPort: number });
  boss = await house.as('responsable');
  await boss.post('/mailboxes', { address: AYUDA, name: 'Tienda', language: 'es', imap: null, smtp: null });
});
afterAll(() => house.close());

const understood = (from: string, many: number) =>
  house.until(`${many} of ${from} are understood`, async () => {
    const { mails } = (await boss.get<{ mails: Raw[] }>('/mail/incoming')).body;
    const found = mails.filter((one) => one.from === from);
    return found.length >= many && found.every(({ state }) => state !== 'stored') && found;
  });
async function send(from: string, subject: string, more: { id?: string; inReplyTo?: string; text?: string; raw?: string } = {}) {
  const smtp = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const { id, inReplyTo, text, raw } = more;
  try {
    await smtp.sendMail({
      ...{ envelope: { from, to: [AYUDA] }, from, to: AYUDA, subject, text: text ?? 'Hola' },
      ...(id ? { messageId: id } : {}),
      ...(inReplyTo ? { inReplyTo } : {}),
      ...(raw ? { raw } : {}),
    });
  } finally {
    smtp.close();
  }
}

describe('a mail', () => {
  it('whose answer came before it goes into the case that its writer’s answer opened, and into nobody else’s', async () => {
    const [ana, otra, id] = ['antes@correo.example', 'ajena@correo.example', '<luego@correo.example>'];
    await send(otra, 'Yo también contesto', { inReplyTo: id });
    await understood(otra, 1);
    await send(ana, 'Re: Una mesa coja', { id: '<antes@correo.example>', inReplyTo: id, text: 'Añado una foto.' });
    const [answer] = await understood(ana, 1);
    await send(ana, 'Una mesa coja', { id, text: 'Me llegó coja.' });
    const both = await understood(ana, 2);
    expect(new Set(both.map(({ caseId }) => caseId))).toEqual(new Set([answer?.caseId]));
    const shown = (await boss.get<Case>(`/cases/${answer?.caseId}`)).body;
    expect(shown.messages.filter(({ direction }) => direction === 'in').map(({ text }) => text)).toEqual([
      'Añado una foto.',
      'Me llegó coja.',
    ]);
    expect((await understood(otra, 1))[0]?.caseId).not.toBe(answer?.caseId);
    // What answers it from now on is of that case.
    await send('tercera@correo.example', 'Sobre la mesa', { inReplyTo: id });
    expect((await understood('tercera@correo.example', 1))[0]?.caseId).toBe(answer?.caseId);
  });

  it('that only its key opens says so in words', async () => {
    const from = 'cifrado@correo.example';
    const type = 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"';
    const part = [
      '--b',
      'Content-Type: application/octet-stream; name="encrypted.asc"',
      '',
      '-----BEGIN PGP MESSAGE-----',
      '--b--',
      '',
    ];
    const raw = [`From: Ana <${from}>`, 'Subject: Mi silla', 'Message-ID: <cifrado@correo.example>', type, '', ...part].join(
      '\r\n',
    );
    await send(from, 'Mi silla', { raw });
    const [sealed] = await understood(from, 1);
    const [message] = (await boss.get<Case>(`/cases/${sealed?.caseId}`)).body.messages;
    expect(message?.text).toContain('cifrado');
    expect(message?.attachments).toHaveLength(1);
  });
});
