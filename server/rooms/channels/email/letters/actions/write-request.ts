import { z } from 'zod';
import { action, type Tx } from '../../../../../platform/act.ts';
import type { Locale } from '../../../../../platform/actor.ts';
import { say, sayMoney, sayTime } from '../../../../../platform/words.ts';
import { authorizationById } from '../../../../authorizations/views.ts';
import { consultationById } from '../../../../consultations/views.ts';
import { centreOf, peopleOf, personById, unitById } from '../../../../organization/views.ts';
import { issueLink } from '../../../../requests/actions/issue-link.ts';
import type { Request } from '../../../../requests/contract.ts';
import { requestFor } from '../../../../requests/views.ts';
import { supplyById } from '../../../../supplies/views.ts';
import { queueMail } from '../../actions/queue-mail.ts';

type Reader = { to: string; personId: string | null; unitId: string | null; locale: Locale };
const input = z.object({ requestId: z.uuid(), because: z.uuid(), occasion: z.enum(['asked', 'reminded', 'climbed']) });

/** Writes to whoever a request is put to, with a signed link by which it can be answered without an account. System only: a reaction calls it. */
export const writeRequest = action('email.writeRequest', input, async (tx, { requestId, because, occasion }): Promise<void> => {
  const known = await requestFor(tx, requestId);
  if (!known?.request.isOpen || known.request.waitingFor === 'asker') return;
  const { request } = known;
  const centre = await centreOf(tx);
  for (const reader of await readersOf(tx, request)) {
    const { url } = await issueLink(tx, { requestId, personId: reader.personId, unitId: reader.unitId, sentTo: reader.to });
    const { locale } = reader;
    const params = {
      number: request.number,
      title: request.title,
      key: request.caseKey,
      askedBy: request.askedBy.name,
      due: sayTime(locale, new Date(request.dueAt), centre.timeZone),
      centre: centre.name,
      link: url,
      amount: request.amount ? sayMoney(locale, request.amount.minor, request.amount.currency) : '',
      text: await questionOf(tx, request),
    };
    await queueMail(tx, {
      kind: 'request',
      dedupeKey: `request:${because}:${reader.to}`,
      to: reader.to,
      subject: say(locale, `email.request.${occasion}.subject`, params),
      body: say(locale, `email.request.${request.kind}.body`, params),
      language: locale,
      requestId,
      caseId: request.caseId,
    });
  }
});

/** A person; or the unit's own address; or, where a unit has none, each of its people. */
async function readersOf(tx: Tx, request: Request): Promise<Reader[]> {
  const { personId, unitId } = request.to;
  if (personId) {
    const person = await personById(tx, personId);
    return person?.email ? [{ to: person.email, personId, unitId: null, locale: person.locale }] : [];
  }
  const unit = unitId ? await unitById(tx, unitId) : null;
  if (!unit) return [];
  if (unit.email) return [{ to: unit.email, personId: null, unitId: unit.id, locale: 'es' }];
  return (await peopleOf(tx, unit.id))
    .filter((p) => p.active)
    .map((p) => ({ to: p.email, personId: p.id, unitId: null, locale: p.locale }));
}

async function questionOf(tx: Tx, request: Request): Promise<string> {
  if (request.kind === 'authorization') return (await authorizationById(tx, request.id))?.reason ?? '';
  if (request.kind === 'consultation') return (await consultationById(tx, request.id))?.question ?? '';
  const supply = await supplyById(tx, request.id);
  return supply?.lines.map((l) => `${l.quantity} × ${l.name || l.sku}`).join('\n') ?? '';
}
