import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { until } from './desk.ts';

export type Letter = { to: string; subject: string; text: string; mail: ParsedMail };

/** A mail server that takes whatever is sent to it, and keeps it to be read. */
export async function openPostOffice() {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        const [first] = session.envelope.rcptTo;
        letters.push({ to: first?.address ?? '', subject: mail.subject ?? '', text: mail.text ?? '', mail });
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    /** The newest letter to somebody that fits. */
    letterTo: (address: string, fits: (letter: Letter) => boolean = () => true): Promise<Letter> =>
      until(`a letter to ${address}`, async () => letters.findLast((letter) => letter.to === address && fits(letter)), 40),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

/** The first link in a letter to a page of ours. */
export const linkIn = (letter: Letter): string => /https?:\/\/\S+/.exec(letter.text)?.[0] ?? '';

type Enclosed = { name: string; type: string; data: Buffer };
type Mail = { from: string; to: string; subject: string; text: string; inReplyTo?: string; photo?: string; file?: Enclosed };

/** Sends a mail as a customer's own server would. */
export async function post(smtpPort: number, { from, to, subject, text, inReplyTo, photo, file }: Mail): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  const attachments = [
    ...(photo ? [{ filename: photo, contentType: 'image/png', content: PIXEL }] : []),
    ...(file ? [{ filename: file.name, contentType: file.type, content: file.data }] : []),
  ];
  await transport.sendMail({ from, to, subject, text, attachments, ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}) });
  transport.close();
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
