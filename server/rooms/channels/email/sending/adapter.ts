import { createTransport } from 'nodemailer';
import type { Outgoing, Sent, SmtpAccount } from './contract.ts';

const TIMEOUT_MS = 20_000;
const PERMANENT = 500;

function transport({ host, port, secure, user, password }: SmtpAccount) {
  return createTransport({
    host,
    port,
    secure,
    ...(user ? { auth: { user, pass: password } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
}

export async function sendMail(account: SmtpAccount, mail: Outgoing): Promise<Sent> {
  const smtp = transport(account);
  try {
    await smtp.sendMail({ ...mail, envelope: { from: mail.from.address, to: mail.to }, messageId: `<${mail.messageId}>` });
    return { kind: 'sent' };
  } catch (error) {
    const { responseCode, response, message } = error as { responseCode?: number; response?: string; message: string };
    const text = response ?? message;
    return (responseCode ?? 0) >= PERMANENT ? { kind: 'refused', text } : { kind: 'later', text };
  } finally {
    smtp.close();
  }
}

/** Whether the server answers and takes the sign-in; the truth in its own words when not. */
export async function trySmtp(account: SmtpAccount): Promise<{ ok: boolean; text: string }> {
  const smtp = transport(account);
  try {
    await smtp.verify();
    return { ok: true, text: account.host };
  } catch (error) {
    return { ok: false, text: (error as Error).message };
  } finally {
    smtp.close();
  }
}
