import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import type { Locale } from '../../../platform/actor.ts';
import { type Refusal, refuse, refused } from '../../../platform/refusal.ts';
import { sayMoney } from '../../../platform/words.ts';
import { centreOf } from '../../organization/views.ts';
import { orderById } from '../../stores/views.ts';
import { customerLink } from '../customer/views.ts';
import { speakingIn } from '../intake/views.ts';
import { headOf, openCase } from '../views.ts';
import { mayPutTemplate } from './access.ts';
import { FIELDS, type zFitting, type zSignature, type zTemplate } from './contract.ts';
import { asksOf, dayIn, type Facts, fill, isBare, type SayAsked, sayAskedIn, unknownIn, withoutLinks } from './decide.ts';

export type Template = z.output<typeof zTemplate>;
type Fitting = z.output<typeof zFitting>;
type Signature = z.output<typeof zSignature>;

const localeOf = (language: string): Locale => (language === 'en' ? 'en' : 'es');

export async function templates(tx: Tx): Promise<Template[]> {
  const { rows } = await sql<
    Omit<Template, 'changedAt'> & { changedAt: Date }
  >`select id, code, language, name, reasons, body, changed_at as "changedAt", changed_by as "changedBy"
    from template where org_id = ${tx.orgId} order by language desc, name, id`.execute(tx.sql);
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}

async function signatures(tx: Tx): Promise<Signature[]> {
  const { rows } = await sql<Signature>`select mailbox, language, body from signature where org_id = ${tx.orgId}
    order by mailbox, language desc`.execute(tx.sql);
  return rows;
}

export const everything = async (tx: Tx) => ({
  templates: await templates(tx),
  signatures: await signatures(tx),
  fields: [...FIELDS],
  mayPut: mayPutTemplate(tx.actor) === true,
});

/** Templates as this case fills them, those in its language and for its reason first. */
export async function fittingIn(tx: Tx, caseId: string): Promise<Fitting[]> {
  const head = await headOf(tx, caseId);
  const said = await factsOf(tx, caseId);
  const all = (await templates(tx)).map((one) => {
    const { facts, sayAsked } = said(localeOf(one.language));
    const { text } = fill(one.body, facts, {}, sayAsked);
    const asks = asksOf(one.body);
    const missing = fill(one.body, facts, {}, sayAsked).missing.filter((name) => !asks.some(({ label }) => label === name));
    const fits = one.language === head.language && one.reasons.includes(head.reason);
    return { id: one.id, name: one.name, language: one.language, reasons: one.reasons, fits, text, asks, missing };
  });
  const rank = (one: (typeof all)[number]) =>
    (one.language === head.language ? 0 : 8) + (one.fits ? 0 : 1) + (one.reasons.length === 0 || one.fits ? 0 : 4);
  return all
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ id, name, language, fits, text, asks, missing }) => ({ id, name, language, fits, text, asks, missing }));
}

export async function fillIn(tx: Tx, caseId: string, templateId: string, asked: Record<string, string>) {
  const one = (await templates(tx)).find(({ id }) => id === templateId);
  if (!one) throw refused('not_found', 'cases.templateUnknown');
  const { facts, sayAsked } = (await factsOf(tx, caseId))(localeOf(one.language));
  return fill(one.body, facts, asked, sayAsked);
}

/** What a case says of itself, in a language, for who may open it. */
async function factsOf(tx: Tx, caseId: string): Promise<(locale: Locale) => { facts: Facts; sayAsked: SayAsked }> {
  const one = await openCase(tx, caseId);
  const centre = await centreOf(tx);
  const order = one.orderId ? await orderById(tx, one.orderId) : null;
  const promise = one.clocks.find((clock) => clock.kind === 'promise' && clock.stoppedAt === null);
  return (locale) => ({
    facts: {
      'customer.name': one.customer.name || null,
      'case.key': one.key,
      'case.link': customerLink(tx, caseId, one.key),
      'order.number': order?.number ?? null,
      'order.total': order ? sayMoney(locale, order.totalMinor, order.currency) : null,
      'order.date': order ? dayIn(locale, new Date(order.placedAt), centre.timeZone) : null,
      'agent.name': tx.actor.name,
      'centre.name': centre.name,
      'promise.date': promise ? dayIn(locale, new Date(promise.dueAt), centre.timeZone) : null,
    },
    sayAsked: sayAskedIn(locale, centre.currency),
  });
}

/** A template with invented facts: how it will read. */
export async function previewOf(tx: Tx, body: string, language: string) {
  const locale = localeOf(language);
  const centre = await centreOf(tx);
  const facts: Facts = {
    'customer.name': 'Ana Ruiz',
    'case.key': `${centre.keyPrefix}-4H2M-918P`,
    'case.link': `${tx.ctx.baseUrl}/c/${centre.keyPrefix}-4H2M-918P`,
    'order.number': '87341',
    'order.total': sayMoney(locale, 8000, centre.currency),
    'order.date': dayIn(locale, tx.now, centre.timeZone),
    'agent.name': tx.actor.name,
    'centre.name': centre.name,
    'promise.date': dayIn(locale, tx.now, centre.timeZone),
  };
  return { text: fill(body, facts, {}, () => null).text, asks: asksOf(body), unknown: unknownIn(body) };
}

/** The signature under a mail: that of the mailbox, else the centre's, in that language; null where nobody wrote one. */
export async function signatureFor(
  tx: Tx,
  of: { mailbox: string; language: string; agentName: string; centreName: string },
): Promise<string | null> {
  const all = (await signatures(tx)).filter((one) => one.language === localeOf(of.language));
  const body = (all.find((one) => one.mailbox === of.mailbox) ?? all.find((one) => one.mailbox === ''))?.body;
  return body?.replaceAll('{{agent.name}}', of.agentName).replaceAll('{{centre.name}}', of.centreName) ?? null;
}

/** Asks before something leaves that looks wrong: in another language than the case's, or a template and nothing else. */
export async function askFirst(tx: Tx, text: string, language: string): Promise<true | Refusal> {
  const written = await speakingIn(text, language);
  if (written !== language)
    return refuse('precondition_failed', 'cases.askLanguage', { field: 'text', params: { written, language } });
  const said = withoutLinks(text);
  const bare = (await templates(tx)).some(({ body }) => isBare(said, body.replaceAll('{{case.link}}', '')));
  return bare ? refuse('precondition_failed', 'cases.askTemplate', { field: 'text' }) : true;
}
