import type { z } from 'zod';
import type { Cell } from '../cells/contract.ts';
import { isTried } from '../cells/decide.ts';
import type { Asked, zArm } from './contract.ts';

type Audited = { audited: number; overturned: number };

/** Requests that one of the cells is about. */
export const triedOf = (cells: readonly Cell[], asked: readonly Asked[]): Asked[] =>
  asked.filter((one) => cells.some((cell) => isTried(cell, { ...one.ask, facts: one.facts }, one.usage, one.holderId)));

const meanOf = (numbers: readonly number[], times = 1): number | null =>
  numbers.length === 0 ? null : Math.round((numbers.reduce((sum, one) => sum + one, 0) * times) / numbers.length);

function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2);
}

/** What one half did. Who decides by themselves makes nobody wait. */
export function armOf(people: number, tried: readonly Asked[], { audited, overturned }: Audited): z.output<typeof zArm> {
  const scores = tried.flatMap((one) => (one.score === null ? [] : [one.score]));
  return {
    people,
    requests: tried.length,
    meanMinor: meanOf(tried.flatMap((one) => (one.minor === null ? [] : [one.minor]))),
    medianWaitMinutes: medianOf(
      tried.flatMap((one) => (one.circuit === 'own' ? [0] : one.waitedMinutes === null ? [] : [one.waitedMinutes])),
    ),
    contactsAgain: tried.reduce((sum, one) => sum + one.contacts, 0),
    audited,
    overturned,
    satisfaction: { n: scores.length, meanHundredths: meanOf(scores, 100) },
  };
}
