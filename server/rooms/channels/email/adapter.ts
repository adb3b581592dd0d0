import type { SMTPServerSession } from 'smtp-server';
import type { Logger } from 'pino';
import { NULL_SENDER } from './decide.ts';

/** `by`: the machine that brought it, and the name it gave itself. */
export type Envelope = { from: string; to: string; by: { ip: string; helo: string } };
export type Receiver = { listen(): Promise<{ port: number }>; close(): Promise<void> };

type Wiring<Box> = {
  host: string;
  port: number;
  limitBytes: number;
  log: Logger;
  /** Where mail of this address is kept: null, and it is no mail of ours; there is no relaying. */
  boxOf(address: string): Promise<Box | null>;
  /** Keeps the raw mail for one recipient. Resolved means kept for good: only then is the sender told so. */
  keep(raw: Buffer, envelope: Envelope, box: Box): Promise<void>;
};

const reply = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });
const TOO_LARGE = 552;
const NO_SUCH_MAILBOX = 550;
const TRY_LATER = 451;

/** The built-in receiver: SMTP in, behind a mail server or in the centre's own network. It never relays, and answers 250 only after keeping. */
export async function openReceiver<Box>(wiring: Wiring<Box>): Promise<Receiver> {
  const { SMTPServer } = await import('smtp-server');
  /** Of the mail that a session is about; a recipient is named again for each. */
  const boxes = new WeakMap<SMTPServerSession, Map<string, Box>>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: wiring.limitBytes,
    banner: 'Mostrador',
    logger: false,
    onMailFrom: (_address, session, done) => {
      boxes.set(session, new Map());
      done(null);
    },
    onRcptTo: ({ address }, session, done) => {
      wiring.boxOf(address).then(
        (box) => {
          if (box) boxes.get(session)?.set(address, box);
          done(box ? null : reply(NO_SUCH_MAILBOX, 'No such mailbox here'));
        },
        (error: unknown) => {
          wiring.log.error({ err: error }, 'mailbox lookup');
          done(reply(TRY_LATER, 'Try again later'));
        },
      );
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        // What is too large is read to its end, as SMTP asks, and not kept.
        if (size <= wiring.limitBytes) chunks.push(chunk);
      });
      stream.on('error', done);
      stream.on('end', () => {
        if (stream.sizeExceeded || size > wiring.limitBytes) return done(reply(TOO_LARGE, 'Message too large'));
        const raw = Buffer.concat(chunks);
        const from = (session.envelope.mailFrom && session.envelope.mailFrom.address) || NULL_SENDER;
        const by = { ip: session.remoteAddress, helo: session.hostNameAppearsAs || '' };
        // One who could not be kept sends the mail again to all; whoever has it knows it by its bytes.
        const keepAll = async () => {
          for (const [to, box] of boxes.get(session) ?? []) await wiring.keep(raw, { from, to, by }, box);
        };
        keepAll().then(
          () => done(null),
          (error: unknown) => {
            wiring.log.error({ err: error }, 'mail not kept');
            done(reply(TRY_LATER, 'Could not be kept; try again later'));
          },
        );
      });
    },
  });
  server.on('error', (error) => wiring.log.warn({ err: error }, 'mail receiver'));
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        const listening = server.listen(wiring.port, wiring.host, () => {
          server.off('error', reject);
          const address = listening.address();
          resolve({ port: typeof address === 'object' && address ? address.port : wiring.port });
        });
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
