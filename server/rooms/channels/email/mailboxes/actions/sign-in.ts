import { act, look, type Tx } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import type { ImapAccount } from '../../fetching/contract.ts';
import type { SmtpAccount } from '../../sending/contract.ts';
import type { MailboxRow } from '../../sql.ts';
import { mailboxRow, type Secrets, secretsOf } from '../../views.ts';
import type { AskToken } from '../contract.ts';
import { keepSecrets } from '../sql.ts';

/** So long before its end a token is renewed. */
const EARLY_MS = 120_000;

export type SignedIn = { row: MailboxRow; imap: ImapAccount | null; smtp: SmtpAccount | null };
type Known = { row: MailboxRow; secrets: Secrets };

/** Issuers give a new refresh token and end the old one: whoever asks at the same time waits for the same answer. */
const renewing = new Map<string, Promise<string>>();

/**
 * What a mailbox signs in to its servers with; an access token that is at its end is renewed, asked for outside of any transaction. Throws in the
 * issuer's words when it refuses. Null: there is no such mailbox. System only: what fetches, sends and checks calls it.
 */
export async function signIn(session: Session, mailboxId: string, askToken: AskToken): Promise<SignedIn | null> {
  const known = await look(session, (tx) => knownOf(tx, mailboxId));
  if (!known) return null;
  const { row, secrets } = known;
  const accessToken = row.sign_in.kind === 'oauth' ? await accessOf(session, known, askToken) : null;
  return {
    row,
    imap: row.imap && { ...row.imap, password: secrets.imapPassword ?? '', accessToken },
    smtp: row.smtp && { ...row.smtp, password: secrets.smtpPassword ?? '', accessToken },
  };
}

async function knownOf(tx: Tx, mailboxId: string): Promise<Known | null> {
  const row = await mailboxRow(tx, mailboxId);
  return row && { row, secrets: secretsOf(tx, row) };
}

async function accessOf(session: Session, { row, secrets }: Known, askToken: AskToken): Promise<string> {
  const left = Date.parse(secrets.accessUntil ?? '') - session.ctx.clock.now().getTime();
  if (secrets.accessToken && left > EARLY_MS) return secrets.accessToken;
  const asked = renewing.get(row.id) ?? renew(session, row, secrets, askToken).finally(() => renewing.delete(row.id));
  renewing.set(row.id, asked);
  return asked;
}

async function renew(session: Session, { id, sign_in }: MailboxRow, secrets: Secrets, askToken: AskToken): Promise<string> {
  if (sign_in.kind !== 'oauth') throw new Error('no client to ask with');
  const { tokenUrl, clientId, scope } = sign_in;
  const { clientSecret = '', refreshToken = '' } = secrets;
  const token = await askToken({ tokenUrl, clientId, scope, clientSecret, refreshToken });
  await act(session, 'email.signIn', async (tx) => {
    const known = await knownOf(tx, id);
    // Somebody gave other secrets meanwhile: theirs stay.
    if (!known || known.secrets.refreshToken !== refreshToken) return;
    const accessUntil = new Date(tx.now.getTime() + token.seconds * 1000).toISOString();
    const after: Secrets = { ...known.secrets, accessToken: token.accessToken, accessUntil };
    if (token.refreshToken) after.refreshToken = token.refreshToken;
    await keepSecrets(tx, id, tx.ctx.keys.seal(JSON.stringify(after)));
  });
  return token.accessToken;
}
