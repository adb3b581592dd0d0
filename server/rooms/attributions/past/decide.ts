import type { Attribution, Circuit, Facts, HolderFacts } from '../contract.ts';
import type { Usage } from '../limits/contract.ts';
import type { Link, Question } from '../ruling/contract.ts';
import { rule } from '../ruling/decide.ts';
import { type CompiledPolicy, covers, stand } from '../standing/decide.ts';
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

/** Values that come again and again are read once; how many are kept is bounded. */
function remembering<T>(most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = JSON.parse(text) as T;
    known.set(text, value);
    return value;
  };
}

const NONE: Pick<Usage, 'holders' | 'consulted'> = { holders: {}, consulted: {} };
const number = (text: string | undefined): number | null => (text ? Number(text) : null);

/** Reads the narrow lines that `linesOf` writes: fields by tabulators, texts as JSON, nothing where there is nothing. */
export function reader(parties: { get(id: string): Party | undefined }, action: string, centre: string): (line: string) => Past {
  const factsOf = remembering<Facts>(20_000);
  const windowsOf = remembering<Pick<Usage, 'holders' | 'consulted'>>(20_000);
  const departmentsOf = remembering<string[]>(1000);
  const textOf = remembering<string>(1000);
  return (line) => {
    const [party = '', against, circuit, customer = '', minor, currency = '', units, byOrder, orderMinor, orderUnits, ...more] =
      line.split('\t');
    const [customerMinor, customerUnits, windows = '', departments = '', facts = '', at, rulingId = '', ...outcome] = more;
    const [ended, endedMinor, waited, contacts, overturned, store = '', reason = ''] = outcome;
    const who = parties.get(party);
    if (!who) throw new Error(`a past request of nobody: ${party}`);
    const { holders, consulted } = windows === '' ? NONE : windowsOf(windows);
    return {
      rulingId,
      question: {
        holder: who.holder,
        line: who.line,
        at: Number(at),
        ask: {
          action,
          params: {},
          amount: minor ? { minor: Number(minor), currency } : null,
          count: Number(units),
          caseId: null,
          storeId: null,
          orderRef: byOrder === '1' ? '' : null,
          customerId: null,
          facts: factsOf(facts),
        },
        usage: {
          currency: centre,
          order: { minor: Number(orderMinor), units: Number(orderUnits) },
          customer30d: { minor: Number(customerMinor), units: Number(customerUnits) },
          holders,
          consulted,
          departments: departments === '' ? null : departmentsOf(departments),
        },
      },
      circuit: circuit as Past['circuit'],
      isOfAgainst: against === '1',
      customer,
      role: who.holder.role ?? '',
      store: textOf(store),
      reason: textOf(reason),
      ended: (ended || null) as Past['ended'],
      endedMinor: number(endedMinor),
      waitedMinutes: number(waited) ?? 0,
      contacts: Number(contacts),
      overturned: (overturned || null) as Past['overturned'],
    };
  };
}
