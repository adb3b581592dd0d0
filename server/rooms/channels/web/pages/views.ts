import { look, type Tx } from '../../../../platform/act.ts';
import type { Ctx } from '../../../../platform/context.ts';
import { refused } from '../../../../platform/refusal.ts';
import type { z } from 'zod';
import { VALID_HOURS } from '../../../authorizations/contract.ts';
import { authorizationById } from '../../../authorizations/views.ts';
import { consultationById } from '../../../consultations/views.ts';
import { allUnits, centreOf } from '../../../organization/views.ts';
import type { Request } from '../../../requests/contract.ts';
import { linkByToken } from '../../../requests/views.ts';
import { supplyById } from '../../../supplies/views.ts';
import type { zAnswerPage } from '../contract.ts';

export type AnswerPage = z.output<typeof zAnswerPage>;
type Particular = Pick<
  AnswerPage,
  | 'question'
  | 'facts'
  | 'mode'
  | 'withLeave'
  | 'precedents'
  | 'costs'
  | 'fingerprint'
  | 'validHours'
  | 'lines'
  | 'climbsTo'
  | 'promisedAt'
>;
const NOTHING: Particular = {
  question: '',
  facts: [],
  mode: null,
  withLeave: false,
  precedents: null,
  costs: null,
  fingerprint: null,
  validHours: null,
  lines: [],
  climbsTo: null,
  promisedAt: null,
};

/** What a signed link shows. Opening it decides nothing and uses nothing up. Refuses web.linkUnknown for what we never signed. */
export async function answerPage(ctx: Ctx, token: string): Promise<AnswerPage> {
  const link = await linkByToken(ctx, token);
  if (!link) throw refused('not_found', 'web.linkUnknown');
  return look({ ctx, actor: link.actor }, async (tx) => {
    const centre = await centreOf(tx);
    const found = await particular(tx, link.kind, link.requestId);
    if (!found) throw refused('not_found', 'web.linkUnknown');
    const { request, part } = found;
    const departments = (await allUnits(tx))
      .filter((u) => u.kind === 'department')
      .map((u) => ({ code: u.code, name: tx.actor.locale === 'en' ? u.nameEn : u.nameEs }));
    return {
      state: link.state,
      centre: centre.name,
      timeZone: centre.timeZone,
      locale: tx.actor.locale,
      kind: link.kind,
      number: request.number,
      title: request.title,
      askedBy: request.askedBy.name,
      askedAt: request.askedAt,
      amount: request.amount,
      to: request.to.name,
      standsInFor: request.to.standsInFor,
      dueAt: request.dueAt,
      departments: link.kind === 'consultation' ? departments : [],
      ...NOTHING,
      ...part,
    };
  });
}

async function particular(
  tx: Tx,
  kind: AnswerPage['kind'],
  id: string,
): Promise<{ request: Request; part: Partial<Particular> } | null> {
  if (kind === 'authorization') {
    const a = await authorizationById(tx, id);
    if (!a) return null;
    const outcomes = (outcome: string) => a.precedents.filter((p) => p.outcome === outcome).length;
    const facts = Object.entries(a.facts).flatMap(([word, value]) =>
      value === null || value === '' || (Array.isArray(value) && value.length === 0)
        ? []
        : [{ word, params: { value: Array.isArray(value) ? value.join(', ') : String(value) } }],
    );
    const at = a.chain.findIndex((d) => d.personId === a.request.to.personId);
    return {
      request: a.request,
      part: {
        question: a.reason,
        facts,
        precedents: {
          granted: outcomes('approved') + outcomes('redeemed'),
          changed: outcomes('changed'),
          rejected: outcomes('rejected'),
        },
        costs: a.costs,
        fingerprint: a.fingerprint,
        validHours: VALID_HOURS,
        climbsTo: a.steps.length > 0 ? null : (a.chain[at + 1]?.name ?? null),
        promisedAt: a.promisedAt,
      },
    };
  }
  if (kind === 'consultation') {
    const c = await consultationById(tx, id);
    return c && { request: c.request, part: { question: c.question, mode: c.mode, withLeave: c.ask !== null } };
  }
  const s = await supplyById(tx, id);
  return s && { request: s.request, part: { question: s.note, lines: s.lines } };
}
