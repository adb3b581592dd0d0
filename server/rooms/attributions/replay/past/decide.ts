import type { Attribution, Circuit, Facts, HolderFacts } from '../../contract.ts';
import type { Usage } from '../../limits/contract.ts';
import type { Link, Question } from '../../ruling/contract.ts';
import { rule } from '../../ruling/decide.ts';
import { type CompiledPolicy, covers, stand } from '../../standing/decide.ts';
import type { Looked, Past, Touched } from './contract.ts';

/** Whether anything is offered to the holders of a row, as long as it is neither a right nor forbidden. */
const offers = (row: Attribution): boolean => !row.isRight && row.circuit !== 'forbidden';

/** Who of an action may come out otherwise, when these of its rows differ between two policies, of which these are all rows. */
export function touchedBy(
  action: string,
  differing: readonly Attribution[],
  policies: readonly (readonly Attribution[])[],
): Touched {
  const refs = (kind: Attribution['holder']['kind']) => [
    ...new Set(differing.filter((row) => row.holder.kind === kind).map((row) => row.holder.ref)),
  ];
  const offered = policies.map((rows) => rows.filter((row) => row.action === action && offers(row)).map((row) => row.holder));
  const toAll = offered.every((holders) => holders.some((one) => one.kind === 'everyone'));
  const [first = [], ...others] = offered.map((holders) => holders.filter((one) => one.kind === 'role').map((one) => one.ref));
  return {
    action,
    everyone: differing.some((row) => row.holder.kind === 'everyone'),
    roles: refs('role'),
    units: refs('unit'),
    vendors: refs('vendor'),
    persons: [...refs('person'), ...refs('assistant').filter((ref) => ref !== '')],
    assistants: refs('assistant').includes(''),
    unlessRoles: toAll ? null : first.filter((role) => others.every((roles) => roles.includes(role))),
  };
}

/** What must be read of past requests for these rows to be asked. */
export function lookedAt(rows: readonly Attribution[]): Looked {
  const named = rows.flatMap((row) => row.conditions.map((one) => one.fact));
  const shares = rows.some((row) => row.limits.some((limit) => limit.unit === 'percent'));
  const facts = [...new Set(shares ? [...named, 'paidMinor'] : named)].sort();
  return {
    facts: rows.some((row) => row.expression !== null) ? null : facts,
    dates: rows.some((row) => row.validFrom !== null || row.validTo !== null),
  };
}

/**
 * The circuit that `rule` would give, without its reasons. Null: somebody above decides, and whoever stood above then was not read; the
 * line must be put in.
 */
export function circuitOf(policy: CompiledPolicy, question: Question): Circuit | null {
  const { holder, ask, usage, at, line } = question;
  const alone = covers(policy, holder, ask, usage, at);
  if (alone !== 'short') return alone;
  const { circuit } = stand(policy, holder, ask, usage, at);
  if (circuit !== 'above') return circuit;
  return line.length === 0 ? null : rule(policy, question).circuit;
}

export type Party = { holder: HolderFacts; line: Link[] };

/** Values that come again and again are understood once; how many are kept is bounded. */
function remembering<T>(most: number, understand: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = understand(text);
    known.set(text, value);
    return value;
  };
}

const NO_PARAMS = {};
const NONE: Pick<Usage, 'holders' | 'consulted'> = { holders: {}, consulted: {} };

/** What many requests have in common, as `linesOf` writes it: parted by unit separators, texts as JSON. */
function commonOf(text: string) {
  const [
    against,
    circuit,
    currency = '',
    units,
    byOrder,
    departments = '',
    facts = '',
    ended,
    overturned,
    store = '',
    reason = '',
  ] = text.split('\u001f');
  return {
    isOfAgainst: against === '1',
    circuit: circuit as Past['circuit'],
    currency,
    count: Number(units),
    orderRef: byOrder === '1' ? '' : null,
    departments: departments === '' ? null : (JSON.parse(departments) as string[]),
    facts: JSON.parse(facts) as Facts,
    ended: (ended || null) as Past['ended'],
    overturned: (overturned || null) as Past['overturned'],
    store: JSON.parse(store) as string,
    reason: JSON.parse(reason) as string,
  };
}

/** Reads the narrow lines that `linesOf` writes: fields by tabulators, nothing where there is nothing. */
export function reader(parties: { get(id: string): Party | undefined }, action: string, centre: string): (line: string) => Past {
  const common = remembering(20_000, commonOf);
  const windowsOf = remembering(20_000, (text) => JSON.parse(text) as Pick<Usage, 'holders' | 'consulted'>);
  return (line) => {
    const [
      party = '',
      shared = '',
      customer = '',
      minor,
      orderMinor,
      orderUnits,
      customerMinor,
      customerUnits,
      windows,
      ...rest
    ] = line.split('\t');
    const [endedMinor, waited, contacts, at, rulingId = ''] = rest;
    const who = parties.get(party);
    if (!who) throw new Error(`a past request of nobody: ${party}`);
    const { currency, count, orderRef, departments, facts, isOfAgainst, circuit, ended, overturned, store, reason } =
      common(shared);
    const { holders, consulted } = windows ? windowsOf(windows) : NONE;
    const amount = minor ? { minor: Number(minor), currency } : null;
    const ask = { action, params: NO_PARAMS, amount, count, caseId: null, storeId: null, orderRef, customerId: null, facts };
    return {
      rulingId,
      question: {
        holder: who.holder,
        line: who.line,
        at: Number(at),
        ask,
        usage: {
          currency: centre,
          order: { minor: Number(orderMinor), units: Number(orderUnits) },
          customer30d: { minor: Number(customerMinor), units: Number(customerUnits) },
          holders,
          consulted,
          departments,
        },
      },
      customer,
      role: who.holder.role ?? '',
      isOfAgainst,
      circuit,
      ended,
      overturned,
      store,
      reason,
      endedMinor: endedMinor ? Number(endedMinor) : null,
      waitedMinutes: Number(waited),
      contacts: Number(contacts),
    };
  };
}
