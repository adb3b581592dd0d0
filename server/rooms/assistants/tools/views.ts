import type { Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayBar, mayOne } from '../../cases/bar/views.ts';
import { findCases as findRows, listCases } from '../../cases/desk/views.ts';
import { caseByKey, type CaseView, headOf, openCase } from '../../cases/views.ts';
import { allUnits } from '../../organization/views.ts';
import { inbox } from '../../requests/views.ts';
import { orderById, ordersOf } from '../../stores/views.ts';
import { mayUse } from '../access.ts';
import { type InputOf, READ_AS_DATA, type Tool, tools } from './contract.ts';
import { caseRead, filesNamed, listRead, mayRead } from './decide.ts';

const guard = (tx: Tx, tool: Tool): unknown => must(mayUse(tx.actor, tools[tool].scope));
const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A case by its id or its key. Whether it may be opened is asked by whatever opens it: the answer is the same for one that is not there. */
export async function caseNamed(tx: Tx, ref: string): Promise<string> {
  const id = ID.test(ref) ? ref.toLowerCase() : (await caseByKey(tx, ref))?.id;
  if (!id) throw refused('not_found', 'cases.notFound', { field: 'case' });
  return id;
}

/** Files named as evidence lie in the case itself: none is brought along from anywhere else. */
export async function evidenceOf(
  tx: Tx,
  caseId: string,
  hashes: readonly string[],
): Promise<CaseView['messages'][number]['attachments']> {
  if (hashes.length === 0) return [];
  const files = filesNamed(await openCase(tx, caseId), hashes);
  if (!files) throw refused('invalid', 'cases.fileUnknown', { field: 'evidence' });
  return files;
}

export async function findCases(tx: Tx, { query, view, limit }: InputOf<'find_cases'>) {
  guard(tx, 'find_cases');
  if (query.trim() !== '') {
    const { cases } = await findRows(tx, query.trim());
    return listRead(cases.slice(0, limit), cases.length > limit);
  }
  const { cases, next } = await listCases(tx, { view, limit });
  return listRead(cases, next !== null);
}

export async function readCase(tx: Tx, { case: ref }: InputOf<'read_case'>) {
  guard(tx, 'read_case');
  const view = await openCase(tx, await caseNamed(tx, ref));
  const theirs = view.customer.id ? await ordersOf(tx, { customerId: view.customer.id }) : [];
  const ofCase = view.orderId && !theirs.some((order) => order.id === view.orderId) ? await orderById(tx, view.orderId) : null;
  return caseRead(view, [...(ofCase ? [ofCase] : []), ...theirs].slice(0, 20));
}

/** Asked as the case's own bar is: the same rulings, for the same holder. */
export async function whatMayBeDone(tx: Tx, input: InputOf<'what_may_be_done'>) {
  guard(tx, 'what_may_be_done');
  const head = await headOf(tx, await caseNamed(tx, input.case));
  const orderId = input.orderId ?? head.order_id;
  const given = { ...input, identityVerified: false, evidence: await evidenceOf(tx, head.id, input.evidence) };
  const lines = input.action ? [await mayOne(tx, head, orderId, input.action, given)] : await mayBar(tx, head, orderId);
  const departments = (await allUnits(tx)).filter((unit) => unit.kind === 'department');
  return {
    actions: lines.map(mayRead),
    departments: departments.map(({ code, nameEs, nameEn }) => ({ code, name: tx.actor.locale === 'es' ? nameEs : nameEn })),
  };
}

export async function readRequests(tx: Tx, { state }: InputOf<'read_requests'>) {
  guard(tx, 'read_requests');
  const { requests } = await inbox(tx, { tab: state === 'open' ? 'asked' : 'decided' });
  const mine = requests.filter((one) => one.askedBy.id === tx.actor.id);
  return {
    notice: READ_AS_DATA,
    requests: mine.map(
      ({ id, kind, number, caseId, caseKey, title, amount, askedAt, to, dueAt, waitingFor, isOpen, closedAt, outcome }) => ({
        ...{
          id,
          kind,
          number,
          case: caseId,
          caseKey,
          amount,
          askedAt,
          to: to.name,
          dueAt,
          waitingFor,
          isOpen,
          closedAt,
          outcome,
        },
        said: { title },
      }),
    ),
  };
}
