import { look, type Tx } from '../../../platform/act.ts';
import { type Actor, type Locale, systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readFileOf } from '../../../platform/files.ts';
import { must, refused } from '../../../platform/refusal.ts';
import type { FileAnswer } from '../../../platform/route.ts';
import { say, sayMoney } from '../../../platform/words.ts';
import type { z } from 'zod';
import { caseByKey } from '../../cases/views.ts';
import { holdsLink, type PublicCase, publicCase, survivorOf } from '../../cases/customer/views.ts';
import { mayServe } from '../../documents/verdicts/views.ts';
import { centreByPrefix, centreBySlug, centreOf, personById, unitById } from '../../organization/views.ts';
import { requestsOfCase } from '../../requests/views.ts';
import type { Step, zCustomerPage } from './contract.ts';
import { correctionsIn } from './corrections/views.ts';
import { actionInSight, directionOf, givesMoneyBack, headlineOf, type Matter, nextOf } from './decide.ts';
import { ordersToWithdraw, withdrawalsOfCase } from './withdrawals/views.ts';

export type CustomerPage = z.output<typeof zCustomerPage>;

/** The centre whose form stands at this address. Refuses web.centreUnknown. */
export async function centreAt(ctx: Ctx, slug: string): Promise<{ orgId: string; name: string; locale: string }> {
  const centre = await centreBySlug(ctx, slug);
  if (!centre) throw refused('not_found', 'web.centreUnknown', { field: 'centre' });
  return centre;
}

/** The case behind a key: the key's first two signs name the centre. `named` is the one of the key, `caseId` the one it was put into since. */
export type KnownKey = { orgId: string; named: string; caseId: string; signed: boolean; centre: string };

/** Finds a case by its key, and whether its signed link is held. Refuses web.keyUnknown, the same for a key that never was. */
export async function byKey(ctx: Ctx, key: string, signature: string | undefined): Promise<KnownKey> {
  const prefix = key
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 2)
    .toUpperCase();
  const orgId = await centreByPrefix(ctx, prefix);
  const found =
    orgId &&
    (await look({ ctx, actor: systemActor(orgId) }, async (tx) => {
      const named = await caseByKey(tx, key);
      return named && { named: named.id, caseId: (await survivorOf(tx, named.id)).id, centre: (await centreOf(tx)).name };
    }));
  if (!orgId || !found) throw refused('not_found', 'web.keyUnknown', { field: 'key' });
  return { orgId, ...found, signed: signature !== undefined && holdsLink(ctx, orgId, found.named, signature) };
}

/** Who comes in by a signed link: the customer of that case and nobody else. */
export const customerOf = (known: KnownKey): Actor => ({
  ...systemActor(known.orgId),
  kind: 'customer',
  id: known.caseId,
  name: '',
  scope: 'none',
});

export async function customerPage(ctx: Ctx, known: KnownKey): Promise<CustomerPage> {
  return look({ ctx, actor: systemActor(known.orgId) }, async (tx) => {
    const page = await publicCase(tx, known.caseId, known.signed);
    if (!page) throw refused('not_found', 'web.keyUnknown');
    return pageOf(tx, page, known.signed);
  });
}

/** A file that the customer or we sent in the thread: never one of a note. Refuses web.fileUnknown. */
export async function fileOnPage(ctx: Ctx, known: KnownKey, sha256: string): Promise<FileAnswer> {
  return look({ ctx, actor: systemActor(known.orgId) }, async (tx) => {
    const page = await publicCase(tx, known.caseId, known.signed);
    const file = page?.messages.flatMap((m) => m.attachments).find((a) => a.sha256 === sha256);
    const data = file ? await readFileOf(tx, file.sha256) : null;
    if (file) must(await mayServe(tx, file.sha256));
    if (!file || !data) throw refused('not_found', 'web.fileUnknown');
    return { type: file.type, name: file.name, data };
  });
}

async function pageOf(tx: Tx, page: PublicCase, signed: boolean): Promise<CustomerPage> {
  const centre = await centreOf(tx);
  const locale: Locale = page.language === 'en' ? 'en' : 'es';
  const resolved = page.resolvedAt !== null || page.state === 'withdrawn';
  const asked = await askedOf(tx, page);
  // What was done on the way does not say how it ended for who was told no.
  const sight = page.resolution === 'denied' ? null : actionInSight(page.actions, page.resolvedAt !== null);
  const amount = sight?.amount ? sayMoney(locale, sight.amount.minor, sight.amount.currency) : '';
  const matter: Matter = { refund: sight !== null && givesMoneyBack(sight.action), amount, to: asked ?? '' };
  const next = nextOf(page.state, page.waits);
  const opened = { at: page.openedAt, arrow: 'demand', direction: 'in' } as const;
  return {
    centre: centre.name,
    slug: centre.slug,
    timeZone: centre.timeZone,
    key: page.key,
    language: locale,
    signed,
    headline: say(locale, headlineOf(page.state, page.waits, signed ? matter : null), { amount, to: matter.to }),
    holder: (signed ? asked : null) ?? say(locale, 'web.holder.team'),
    follower: page.ownerName,
    answerBy: resolved ? null : page.nextDueAt,
    legalBy: resolved ? null : page.legalDueAt,
    openedAt: page.openedAt,
    resolved,
    resolution: page.resolution,
    steps: [
      { ...opened, title: say(locale, 'web.step.opened'), text: signed ? page.subject : '' },
      ...page.steps.map((step): Step => stepOf(step, locale, signed)),
    ],
    next:
      next === null ? null : { title: say(locale, next), text: say(locale, `${next}.how`, { by: signed ? page.answersBy : '' }) },
    messages: page.messages.map((m) => ({
      at: m.at,
      mine: m.direction === 'in',
      author: m.direction === 'in' ? '' : m.author.name || centre.name,
      channel: m.channel,
      call: Boolean(m.details.callId),
      text: m.details.callId ? say(locale, `web.call.${m.direction}`) : m.text,
      quoted: m.quoted,
      files: m.attachments.map(({ name, type, size, sha256 }) => ({ name, type, size, sha256 })),
    })),
    survey: page.survey && signed && resolved ? { answered: page.survey.score !== null, score: page.survey.score } : null,
    mayWrite: signed && page.state !== 'merged',
    mayWithdraw: signed && page.state !== 'merged' && (await ordersToWithdraw(tx, page)).length > 0,
    withdrawals: signed ? await withdrawalsOfCase(tx, page.caseId) : [],
    corrections: signed ? (await correctionsIn(tx, page.caseId)).map(({ id, at, wish, state }) => ({ id, at, wish, state })) : [],
  };
}

/** The department that has what was asked last: of a superior, only where they sit. */
async function askedOf(tx: Tx, page: PublicCase): Promise<string | null> {
  const open = (await requestsOfCase(tx, page.caseId)).filter((request) => request.isOpen);
  const one = open.find((request) => request.kind === 'authorization') ?? open.at(-1);
  if (!one) return null;
  const unitId = one.to.unitId ?? (one.to.personId ? ((await personById(tx, one.to.personId))?.unitId ?? null) : null);
  const unit = unitId ? await unitById(tx, unitId) : null;
  return unit && (page.language === 'en' ? unit.nameEn : unit.nameEs);
}

type CaseStep = PublicCase['steps'][number];
/** A line of the case in the customer's words: whom we asked and what came of it, never what was said inside; by the key alone, no amounts. */
function stepOf(step: CaseStep, locale: Locale, signed: boolean): Step {
  const amount = step.params.amount;
  const money = typeof amount === 'object' && amount !== null ? sayMoney(locale, amount.minor, amount.currency) : '';
  // Departments and sections have names for the customer; who decides inside has not.
  const to = typeof step.params.to === 'string' && step.circuit !== 'authorised' ? step.params.to : '';
  const name = typeof step.params.name === 'string' ? step.params.name : '';
  const point = step.word === 'issueAdded' && typeof step.params.text === 'string' ? step.params.text : '';
  const known = `web.step.${step.word}`;
  const title = say(locale, known);
  return {
    at: step.at,
    arrow: step.arrow,
    direction: directionOf(step.word, step.arrow),
    title: title === known ? say(locale, step.arrow === 'demand' ? 'web.step.otherDemand' : 'web.step.otherAnswer') : title,
    text: signed ? [point, name, money, to].filter((part) => part !== '').join(' · ') : '',
  };
}
