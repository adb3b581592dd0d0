import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, RefusedByApi } from '../centre/client.ts';
import { foundCentre } from '../centre/found.ts';
import { asArriving, Sender } from '../../test/smtp-sender.ts';

const MAILBOX = 'ayuda@centre.example';
const FROM = 'corpus@sender.example';
const SENDERS = 4;
const PATIENCE = 180_000;

type RawMail = { id: string; state: string; caseId: string | null; problem: string | null; subject: string; from: string };
type CaseView = { messages: { text: string; raw: string | null; attachments: unknown[] }[] };

export type Unreadable = { file: string; problem: string; visible: boolean };
export type Delivery = {
  files: number;
  delivered: number;
  /** Not taken, and said so: the sender keeps it. */
  refused: string[];
  readable: number;
  cases: number;
  /** Written by machines: kept and to be seen among what came in, beside the message they speak of or by themselves. */
  reports: number;
  /** The same bytes again, or the same mail by its own id. */
  duplicates: number;
  unreadable: Unreadable[];
  /** Acknowledged, and not to be found by the API, with the bytes it was sent with and a case that shows it. */
  lost: string[];
  seconds: number;
};

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Every file below a directory, each taken for a raw mail. */
export function filesIn(directory: string): string[] {
  if (!statSync(directory).isDirectory()) return [directory];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

async function allIncoming(api: Client): Promise<RawMail[]> {
  const mails: RawMail[] = [];
  for (let before = ''; ; ) {
    const page = await api.get<{ mails: RawMail[] }>(`/mail/incoming${before && `?before=${before}`}`);
    mails.push(...page.mails);
    const last = page.mails.at(-1);
    if (!last) return mails;
    before = last.id;
  }
}

/** Waits until nothing is left that was kept and not looked at. */
async function understood(api: Client): Promise<void> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(250)) {
    const { counts } = await api.get<{ counts: Record<string, number> }>('/mail/incoming?state=stored');
    if (!counts.stored) return;
  }
}

/** Delivers every file by real SMTP to an empty installation, and looks up by the API what became of each. */
export async function deliverAll(
  base: string,
  smtpPort: number,
  directory: string,
  progress: (done: number, of: number) => void = () => {},
): Promise<Delivery> {
  const started = performance.now();
  const { admin, add, key } = await foundCentre(base, { name: 'Correo', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const program = await add('Reader', 'INTEGRATION');
  const api = await key(program.id, ['email:read', 'cases:read']);
  await admin.post('/mailboxes', { address: MAILBOX, name: 'Ayuda', language: 'es', imap: null, smtp: null });

  const files = filesIn(directory);
  const acknowledged = new Map<string, string>();
  const refused: string[] = [];
  const waiting = [...files];
  const work = async () => {
    const sender = new Sender(smtpPort);
    await sender.hello();
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const mail = readFileSync(file);
      const { code, text } = await sender.send(FROM, MAILBOX, mail);
      if (code < 400) acknowledged.set(file, hashOf(asArriving(mail)));
      else refused.push(`${file}: ${code} ${text}`);
      progress(acknowledged.size + refused.length, files.length);
    }
    await sender.close();
  };
  await Promise.all(Array.from({ length: SENDERS }, work));
  await understood(api);

  const kept = new Map<string, RawMail>();
  for (const mail of await allIncoming(api)) {
    const bytes = await api.file(`/mail/incoming/${mail.id}/raw`);
    if (bytes) kept.set(hashOf(bytes), mail);
  }
  const lost: string[] = [];
  const unreadable: Unreadable[] = [];
  const cases = new Set<string>();
  let readable = 0;
  let reports = 0;
  let duplicates = acknowledged.size - new Set(acknowledged.values()).size;
  const seen = new Set<string>();
  for (const [file, hash] of acknowledged) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    const mail = kept.get(hash);
    if (mail?.state === 'automatic') {
      reports++;
      continue;
    }
    const shown = mail?.caseId ? await showing(api, mail.caseId) : null;
    if (!mail || !shown) lost.push(`${file}: ${mail ? `${mail.state}, no case shows it` : 'nowhere'}`);
    else if (mail.state === 'unreadable') unreadable.push({ file, problem: mail.problem ?? '', visible: shown.has(hash) });
    else if (mail.state === 'duplicate') duplicates++;
    else if (shown.has(hash)) {
      readable++;
      if (mail.caseId) cases.add(mail.caseId);
    } else lost.push(`${file}: its case does not show it`);
  }
  lost.push(...unreadable.filter((one) => !one.visible).map(({ file }) => `${file}: unreadable, and not to be seen`));
  const seconds = (performance.now() - started) / 1000;
  return {
    files: files.length,
    delivered: acknowledged.size,
    refused,
    readable,
    cases: cases.size,
    reports,
    duplicates,
    unreadable,
    lost,
    seconds,
  };
}

/** The raw mails that a case shows, by their bytes; null where there is no such case. */
async function showing(api: Client, caseId: string): Promise<Set<string | null> | null> {
  try {
    const { messages } = await api.get<CaseView>(`/cases/${caseId}`);
    return new Set(messages.map((message) => message.raw));
  } catch (error) {
    if (error instanceof RefusedByApi && error.status === 404) return null;
    throw error;
  }
}
