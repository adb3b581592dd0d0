import type { Outgoing, RefusedRecipient, Sent, SmtpAccount } from './contract.ts';

const TIMEOUT_MS = 20_000;
const PERMANENT = 500;
/** RFC 3461, 4.4. */
const LONGEST_ENVID = 100;

type Refusal = { responseCode?: number; response?: string; message: string; recipient?: string; rejectedErrors?: Refusal[] };

const wordsOf = ({ response, message }: Refusal): string => response ?? message;

function authOf({ user, password, accessToken }: SmtpAccount) {
  if (!user) return {};
  return { auth: accessToken ? { type: 'OAuth2', user, accessToken } : { user, pass: password } };
}

/** The library is loaded when the first mail leaves. */
async function transport(account: SmtpAccount) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host: account.host,
    port: account.port,
    secure: account.secure,
    ...authOf(account),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
}

/**
 * Sends one mail in one delivery to everybody it is for. A report is asked for where the server offers it (RFC 3461). Whoever the server would not
 * take while it took others is named, so that nobody is written to twice for their sake.
 */
export async function sendMail(account: SmtpAccount, { cc = [], replyTo, html, ...mail }: Outgoing): Promise<Sent> {
  const smtp = await transport(account);
  try {
    const info = (await smtp.sendMail({
      ...mail,
      ...(cc.length ? { cc: [...cc] } : {}),
      ...(replyTo ? { replyTo } : {}),
      ...(html ? { html } : {}),
      envelope: { from: mail.from.address, to: [mail.to, ...cc] },
      messageId: `<${mail.messageId}>`,
      dsn: { id: mail.messageId.slice(0, LONGEST_ENVID), return: 'headers', notify: ['failure', 'delay'], recipient: '' },
    })) as { rejectedErrors?: Refusal[] };
    const refused: RefusedRecipient[] = (info.rejectedErrors ?? []).map((one) => ({
      address: one.recipient ?? '',
      text: wordsOf(one),
    }));
    return { kind: 'sent', ...(refused.length ? { refused } : {}) };
  } catch (error) {
    return endOf(error as Refusal);
  } finally {
    smtp.close();
  }
}

/** A refusal is for good by the server's own code; among several recipients, one who may be tried again keeps the mail in line. */
function endOf(error: Refusal): Sent {
  const all = error.rejectedErrors?.length ? error.rejectedErrors : [error];
  const text = [...new Set(all.map(wordsOf))].join(' · ');
  return all.every(({ responseCode }) => (responseCode ?? 0) >= PERMANENT) ? { kind: 'refused', text } : { kind: 'later', text };
}

/** Whether the server answers and takes the sign-in; the truth in its own words when not. */
export async function trySmtp(account: SmtpAccount): Promise<{ ok: boolean; text: string }> {
  const smtp = await transport(account);
  try {
    await smtp.verify();
    return { ok: true, text: account.host };
  } catch (error) {
    return { ok: false, text: wordsOf(error as Refusal) };
  } finally {
    smtp.close();
  }
}
