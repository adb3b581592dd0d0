import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Answer = { code: number; text: string };

const CRLF = Buffer.from('\r\n');
const DOT = 0x2e;
const LF = 0x0a;

/** The bytes as they go over the wire: a dot that begins a line is doubled, nothing else is touched. */
export function stuffed(mail: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = mail.indexOf(DOT); at >= 0; at = mail.indexOf(DOT, at + 1)) {
    if (at > 0 && mail[at - 1] !== LF) continue;
    parts.push(mail.subarray(from, at), Buffer.from('.'));
    from = at;
  }
  return Buffer.concat([...parts, mail.subarray(from)]);
}

/** What arrives of a mail: SMTP ends it with a line end, whether it had one or not. */
export const asArriving = (mail: Buffer): Buffer => (mail.subarray(-2).equals(CRLF) ? mail : Buffer.concat([mail, CRLF]));

/** A sender by bare SMTP (RFC 5321) over one connection: a library would mend line ends and headers, and the bytes are the point. */
export class Sender {
  readonly #socket: Socket;
  #heard = '';
  #wake: () => void = () => {};
  #failed: Error | null = null;

  constructor(port: number, host = '127.0.0.1') {
    this.#socket = connect(port, host);
    this.#socket.on('data', (chunk: Buffer) => {
      this.#heard += chunk.toString('latin1');
      this.#wake();
    });
    const gone = (error?: Error) => {
      this.#failed ??= error ?? new Error('the server has hung up');
      this.#wake();
    };
    this.#socket.on('error', gone).on('close', () => gone());
  }

  async #answer(): Promise<Answer> {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*(\d{3}) (.*)\r\n/.exec(this.#heard);
      if (whole) {
        this.#heard = this.#heard.slice(whole[0].length);
        return { code: Number(whole[1]), text: whole[2] ?? '' };
      }
      if (this.#failed) throw this.#failed;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async #say(line: string): Promise<Answer> {
    this.#socket.write(`${line}\r\n`);
    return this.#answer();
  }

  async hello(): Promise<void> {
    await this.#answer();
    await this.#say('EHLO corpus.example');
  }

  /** Hands one mail over; 250 means that the other side answers for it from now on. */
  async send(from: string, to: string, mail: Buffer): Promise<Answer> {
    for (const line of [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
      const answer = await this.#say(line);
      if (answer.code < 400) continue;
      await this.#say('RSET');
      return answer;
    }
    this.#socket.write(stuffed(asArriving(mail)));
    return this.#say('.');
  }

  async close(): Promise<void> {
    this.#socket.end('QUIT\r\n');
    if (!this.#socket.closed) await once(this.#socket, 'close');
  }
}
