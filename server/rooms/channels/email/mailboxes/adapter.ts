import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { z } from 'zod';
import type { AskCertificate, AskToken } from './contract.ts';

const TIMEOUT_MS = 15_000;
const zGranted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().default(3600),
  refresh_token: z.string().nullish(),
});
const zRefused = z.object({ error: z.string(), error_description: z.string().nullish() });

export const askToken: AskToken = async ({ tokenUrl, clientId, clientSecret, refreshToken, scope }) => {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    body: new URLSearchParams({
      ...{ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken },
      ...(clientSecret ? { client_secret: clientSecret } : {}),
      ...(scope ? { scope } : {}),
    }),
  });
  const said: unknown = await answer.json().catch(() => null);
  const refused = zRefused.safeParse(said);
  if (refused.success)
    throw new Error([refused.data.error, refused.data.error_description].filter(Boolean).join(': ').slice(0, 500));
  const granted = zGranted.safeParse(said);
  if (!answer.ok || !granted.success) throw new Error(`${new URL(tokenUrl).host}: HTTP ${answer.status}`);
  const { access_token, expires_in, refresh_token } = granted.data;
  return { accessToken: access_token, seconds: expires_in, refreshToken: refresh_token ?? null };
};

/** What is said to a server that begins in plain, until it is ready for TLS. */
const UPGRADE = {
  imap: [{ hears: /^\* (OK|PREAUTH)[^\n]*\n/i, says: 'a STARTTLS\r\n' }, { hears: /^a OK[^\n]*\n/im }],
  smtp: [
    { hears: /^220 [^\n]*\n/m, says: 'EHLO mostrador\r\n' },
    { hears: /^250 [^\n]*\n/m, says: 'STARTTLS\r\n' },
    { hears: /^220 [^\n]*\n/m },
  ],
} as const;

export const askCertificate: AskCertificate = async ({ side, host, port, secure }) => {
  const plain = secure ? undefined : await upgraded(side, host, port);
  if (plain === null) return null;
  const servername = /^[\d.:]+$/.test(host) ? {} : { servername: host };
  // Who it is that shows it is judged where mail is fetched and sent; here only its last day is read.
  const socket = connectTls({ ...(plain ? { socket: plain } : { host, port }), ...servername, rejectUnauthorized: false });
  return shown(socket);
};

function shown(socket: TLSSocket): Promise<Date | null> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const until = new Date(socket.getPeerCertificate().valid_to);
      socket.end();
      resolve(Number.isNaN(until.getTime()) ? null : until);
    });
  });
}

/** A plain connection brought to where TLS begins; null where the server offers none. */
function upgraded(side: 'imap' | 'smtp', host: string, port: number): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connectPlain({ host, port });
    const steps: readonly { hears: RegExp; says?: string }[] = UPGRADE[side];
    let at = 0;
    let heard = '';
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    const listen = (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      const step = steps[at];
      if (!step?.hears.test(heard)) {
        if (!/^([45]\d\d |a (NO|BAD))/im.test(heard)) return;
        socket.end();
        return resolve(null);
      }
      heard = '';
      at++;
      if (step.says) return void socket.write(step.says);
      socket.off('data', listen).off('error', reject);
      resolve(socket);
    };
    socket.on('data', listen);
  });
}
