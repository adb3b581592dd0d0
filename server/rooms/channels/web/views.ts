import { look, type Tx } from '../../../platform/act.ts';
import { type Actor, type Locale, systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { refused } from '../../../platform/refusal.ts';
import { say, sayMoney } from '../../../platform/words.ts';
import type { z } from 'zod';
import { caseByKey, holdsLink, type PublicCase, publicCase } from '../../cases/views.ts';
import { centreByPrefix, centreOf } from '../../organization/views.ts';
import type { Step, zCustomerPage } from './contract.ts';
import { directionOf, headlineOf } from './decide.ts';

export type CustomerPage = z.output<typeof zCustomerPage>;

/** The case behind a key: the key's first two signs name the centre. */
export type KnownKey = { orgId: string; caseId: string; signed: boolean };

/** Finds a case by its key, and whether its signed link is held. Refuses web.keyUnknown, the same for a key that never was. */
export async function byKey(ctx: Ctx, key: string, signature: string | undefined): Promise<KnownKey> {
  const orgId = await centreByPrefix(ctx, key.trim().slice(0, 2).toUpperCase());
  const found = orgId ? await look({ ctx, actor: systemActor(orgId) }, (tx) => caseByKey(tx, key)) : null;
  if (!orgId || !found) throw refused('not_found', 'web.keyUnknown', { field: 'key' });
  return { orgId, caseId: found.id, signed: signature !== undefined && holdsLink(ctx, orgId, found.id, signature) };
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

async function pageOf(tx: Tx, page: PublicCase, signed: boolean): Promise<CustomerPage> {
  const centre = await centreOf(tx);
  const locale: Locale = page.language === 'en' ? 'en' : 'es';
  const resolved = page.resolvedAt !== null;
  const steps = page.steps.map((step): Step => stepOf(step, locale));
  return {
    centre: centre.name,
    timeZone: centre.timeZone,
    key: page.key,
    language: locale,
    signed,
    headline: say(locale, headlineOf(page.state, page.waits)),
    holder: page.ownerName ?? say(locale, 'web.holder.team'),
    answerBy: resolved ? null : page.nextDueAt,
    legalBy: resolved ? null : page.legalDueAt,
    openedAt: page.openedAt,
    resolved,
    resolution: page.resolution,
    steps: [
      {
        at: page.openedAt,
        arrow: 'demand',
        title: say(locale, 'web.step.opened'),
        text: signed ? page.subject : '',
        direction: 'in',
      },
      ...steps,
    ],
    messages: page.messages.map((m) => ({
      at: m.at,
      mine: m.direction === 'in',
      author: m.direction === 'in' ? '' : m.author.name || centre.name,
      text: m.text,
      quoted: m.quoted,
      files: m.attachments,
    })),
    survey: page.survey && signed ? { answered: page.survey.score !== null, score: page.survey.score } : null,
    mayWrite: signed && page.state !== 'merged',
  };
}

type CaseStep = PublicCase['steps'][number];
/** A line of the case in the customer's words: whom we asked and what came of it, never what was said inside. */
function stepOf(step: CaseStep, locale: Locale): Step {
  const amount = step.params.amount;
  const money = typeof amount === 'object' && amount !== null ? sayMoney(locale, amount.minor, amount.currency) : '';
  const to = typeof step.params.to === 'string' ? step.params.to : '';
  const name = typeof step.params.name === 'string' ? step.params.name : '';
  const known = `web.step.${step.word}`;
  const title = say(locale, known);
  return {
    at: step.at,
    arrow: step.arrow,
    direction: directionOf(step.word, step.arrow),
    title: title === known ? say(locale, step.arrow === 'demand' ? 'web.step.otherDemand' : 'web.step.otherAnswer') : title,
    text: [name, money, to].filter((part) => part !== '').join(' · '),
  };
}
