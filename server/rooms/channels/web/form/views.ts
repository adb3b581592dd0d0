import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { centreOf } from '../../../organization/views.ts';
import { type FormSettings, type KeptFile, zFormSettings, zKeptFile } from './contract.ts';
import { type Lately, mailboxOf, networkOf, readFormToken, USUAL } from './decide.ts';

/** A fresh paper: when it was given out and a number of its own, signed. */
export function newPaper(ctx: Ctx, orgId: string): string {
  const opened = `${ctx.clock.now().getTime()}.${randomBytes(12).toString('base64url')}`;
  return `${opened}.${ctx.keys.sign('web-form', `${orgId}:${opened}`)}`;
}

/** The paper where it is ours and of this centre, however old. */
export function paperOf(ctx: Ctx, orgId: string, token: string): { at: number; nonce: string } | null {
  const read = readFormToken(token);
  return read && ctx.keys.verify('web-form', `${orgId}:${read.at}.${read.nonce}`, read.signature) ? read : null;
}

/** From what the question on a paper is made. */
export const seedOf = (ctx: Ctx, token: string): string => ctx.keys.sign('web-form-question', token);
/** Whose network it is, and who writes, as they are counted: without the thing itself. */
export const placeOf = (ctx: Ctx, ip: string): string => ctx.keys.sign('web-place', networkOf(ip));
export const writerOf = (ctx: Ctx, email: string): string => ctx.keys.sign('web-writer', mailboxOf(email));

/** A file that waits in the page until the rest is mended, and back. */
export function waiting(ctx: Ctx, orgId: string, file: KeptFile): string {
  const said = Buffer.from(JSON.stringify(file)).toString('base64url');
  return `${said}.${ctx.keys.sign('web-kept', `${orgId}:${said}`)}`;
}
export function waited(ctx: Ctx, orgId: string, text: string): KeptFile | null {
  const [said = '', signature = ''] = text.split('.');
  if (!ctx.keys.verify('web-kept', `${orgId}:${said}`, signature)) return null;
  return zKeptFile.parse(JSON.parse(Buffer.from(said, 'base64url').toString('utf8')));
}

/** Whether the computer has found the number that was asked of it. */
export function workDone(token: string, work: string, bits: number): boolean {
  if (!/^\d{1,12}$/.test(work)) return false;
  const hash = createHash('sha256').update(`${token}:${work}`).digest();
  return hash.readUInt32BE(0) >>> (32 - bits) === 0;
}

/** What was written, as one mark: sent twice it is the same. */
export const contentOf = (said: readonly string[]): string => createHash('sha256').update(JSON.stringify(said)).digest('hex');

export async function formSettings(tx: Tx): Promise<FormSettings> {
  const kept = zFormSettings.safeParse((await centreOf(tx)).settings['webForm']);
  return kept.success ? kept.data : USUAL;
}

/** What came within the hour. */
export async function lately(tx: Tx, who: { place: string; writer: string }): Promise<Lately> {
  const { rows } = await sql<Lately>`select count(*) filter (where place = ${who.place}) as place,
      count(*) filter (where writer = ${who.writer}) as writer, count(*) as "all"
    from web_form_post where org_id = ${tx.orgId} and at > ${tx.now}::timestamptz - interval '1 hour'`.execute(tx.sql);
  return rows[0] ?? { place: 0, writer: 0, all: 0 };
}

type Taken = { content: string; key: string | null };
export async function postByNonce(tx: Tx, nonce: string): Promise<Taken | null> {
  const { rows } =
    await sql<Taken>`select content, case_key as key from web_form_post where org_id = ${tx.orgId} and nonce = ${nonce}`.execute(
      tx.sql,
    );
  return rows[0] ?? null;
}

/** The key under which the same words came within a day. */
export async function keyOfContent(tx: Tx, content: string): Promise<string | null> {
  const { rows } = await sql<{ key: string }>`select case_key as key from web_form_post where org_id = ${tx.orgId}
    and content = ${content} and case_key is not null and at > ${tx.now}::timestamptz - interval '1 day' order by at desc limit 1`.execute(
    tx.sql,
  );
  return rows[0]?.key ?? null;
}

/** Whether whoever owns this address said lately that somebody else fills in forms with it. */
export async function isDisowned(tx: Tx, email: string): Promise<boolean> {
  const { rows } = await sql`select 1 from web_disowned where org_id = ${tx.orgId} and writer = ${writerOf(tx.ctx, email)}
    and at > ${tx.now}::timestamptz - interval '90 days' limit 1`.execute(tx.sql);
  return rows.length > 0;
}

const notMine = (tx: Pick<Tx, 'orgId'>, caseId: string): string => `${tx.orgId}:${caseId}`;
/** «No fui yo»: for whoever owns the address that a form named, in the receipt that they got. */
export const notMeLink = (tx: Tx, caseId: string, key: string): string =>
  `${tx.ctx.baseUrl}/not-me/${key}?t=${tx.ctx.keys.sign('web-not-me', notMine(tx, caseId))}`;
export const holdsNotMe = (ctx: Ctx, orgId: string, caseId: string, signature: string): boolean =>
  ctx.keys.verify('web-not-me', notMine({ orgId }, caseId), signature);

/** The settings with the form's address and the lines that a shop puts into its page. */
export async function formPlace(tx: Tx): Promise<FormSettings & { url: string; snippet: string }> {
  const url = `${tx.ctx.baseUrl}/form/${(await centreOf(tx)).slug}`;
  const frame = `<iframe src="${url}?embed=1" title="Atención al cliente" style="width:100%;height:60rem;border:0" data-mostrador></iframe>`;
  return { ...(await formSettings(tx)), url, snippet: `${frame}\n<script src="${tx.ctx.baseUrl}/embed.js" async></script>` };
}
