import { lowInThousandths } from '../../replay/evidence/decide.ts';
import type { Found } from '../mining/contract.ts';
import { median } from '../weighing/decide.ts';

/** What one person decided of others' requests in a period. */
export type Decider = {
  personId: string;
  decided: number;
  approved: number;
  changed: number;
  /** From the first look to the decision, of those where it is known. */
  medianSeconds: number | null;
  /** Decisions before which it is known whether what was brought was opened, and how many of them it was. */
  withEvidence: number;
  opened: number;
  behind: string[];
};

const STAMP = { n: 50, share: 0.97, seconds: 30 } as const;

/** Nothing is ever read: nearly all approved, in no time, nothing opened, nothing ever changed. All of it, or it is no habit. */
export function stampers(deciders: readonly Decider[]): Found[] {
  return deciders.flatMap((one): Found[] => {
    const { decided, approved, changed, medianSeconds, withEvidence, opened, personId } = one;
    const unread = medianSeconds !== null && medianSeconds < STAMP.seconds && opened === 0;
    if (decided < STAMP.n || approved <= decided * STAMP.share || changed > 0 || !unread) return [];
    return [
      {
        ...{ kind: 'rubberStamp', cell: personId, proposed: true, whyNot: null, action: '', department: null, reason: null },
        ...{ holder: { kind: 'person', ref: personId }, per: 'request', unit: 'money', change: null, price: null },
        ...{ from: { circuit: 'authorised', max: null }, to: { circuit: 'authorised', max: null }, told: {}, behind: one.behind },
        evidence: {
          ...{ n: decided, granted: approved, changed, rejected: decided - approved - changed },
          ...{ low: lowInThousandths(approved, decided), medianWaitMinutes: null, medianDecisionSeconds: medianSeconds },
          unread: withEvidence === 0 ? null : 1000,
        },
        unknown: [
          { word: 'attributions.proposal.unknown.easy', params: {} },
          ...(withEvidence === 0 ? [{ word: 'attributions.proposal.unknown.nothingBrought', params: {} }] : []),
        ],
      },
    ];
  });
}

export type Answered = {
  id: string;
  at: number;
  department: string;
  reason: string | null;
  verdict: 'yes' | 'no' | 'information';
  answer: string;
  waitedMinutes: number;
};

/** The same question with the same answer so often in so many days is better told to everybody. */
export const ALIKE = { times: 5, days: 30, words: 0.5 } as const;

/** The words that carry an answer: folded, without the short ones. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    (
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .match(/[a-z0-9]+/g) ?? []
    ).filter((word) => word.length > 3),
  );

/** How much two answers share of their words, 0 to 1. */
export function alike(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const all = a.union(b).size;
  return all === 0 ? 1 : a.intersection(b).size / all;
}

/** Answers that say the same as one of them: the largest such group. */
function said(answers: readonly Answered[]): Answered[] {
  const groups = answers.map((one) => answers.filter((other) => alike(one.answer, other.answer) >= ALIKE.words));
  return groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Questions without leave to act that a department keeps answering alike, by the reason of contact. */
export function notices(answered: readonly Answered[]): Found[] {
  const known = answered.filter((one) => one.reason !== null);
  const groups = Map.groupBy(known, (one) => JSON.stringify([one.department, one.reason, one.verdict]));
  return [...groups].flatMap(([cell, all]): Found[] => {
    const same = said(all.slice(0, 200));
    const [first] = same;
    if (!first || same.length < ALIKE.times) return [];
    const n = all.length;
    return [
      {
        ...{ kind: 'notice', cell, proposed: true, whyNot: null, action: '', department: first.department, reason: first.reason },
        ...{ holder: { kind: 'everyone', ref: '' }, per: 'request', unit: 'count', change: null, price: null },
        ...{ from: { circuit: 'consulted', max: null }, to: { circuit: 'own', max: null } },
        evidence: {
          ...{ n, granted: same.length, changed: 0, rejected: 0, low: lowInThousandths(same.length, n), unread: null },
          ...{ medianWaitMinutes: median(all.map((one) => one.waitedMinutes)), medianDecisionSeconds: null },
        },
        told: { answer: first.answer.slice(0, 400), verdict: first.verdict, times: same.length, days: ALIKE.days },
        unknown: [{ word: 'attributions.proposal.unknown.sameWords', params: {} }],
        behind: same.map((one) => one.id),
      },
    ];
  });
}
