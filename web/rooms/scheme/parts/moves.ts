import type { LiveEvent } from '../../../lib/live.ts';
import type { Kind, Strand } from './geometry.ts';

export type Move = { kind: Kind; way: Strand['way'] };

/** What each event is on the scheme: a demand on its way out, or its answer on the way home. */
const MOVES: Record<string, Move> = {
  'consultations.asked': { kind: 'consulted', way: 'demand' },
  'consultations.insisted': { kind: 'consulted', way: 'demand' },
  'consultations.answered': { kind: 'consulted', way: 'answer' },
  'consultations.returned': { kind: 'consulted', way: 'answer' },
  'consultations.done': { kind: 'consulted', way: 'answer' },
  'authorizations.asked': { kind: 'authorised', way: 'demand' },
  'authorizations.granted': { kind: 'authorised', way: 'answer' },
  'authorizations.changed': { kind: 'authorised', way: 'answer' },
  'authorizations.rejected': { kind: 'authorised', way: 'answer' },
  'supplies.asked': { kind: 'supply', way: 'demand' },
  'supplies.answered': { kind: 'supply', way: 'answer' },
};
const TAKEN = 'cases.actionTaken';
const SETTLE_MS = 400;
const ANSWER_MS = 1500;

/** Whether an event changes what the scheme counts. */
export const isMove = ({ name }: LiveEvent): boolean =>
  name in MOVES || name === TAKEN || name === 'requests.closed' || name === 'cases.actionEnded';

/**
 * Hears events and tells moves. An action taken is of circuit 1 unless leave was asked in the same case at the same moment: the frame names
 * the case, not the circuit, so it waits a little to know.
 */
export function hearMoves(send: (move: Move) => void): { hear: (event: LiveEvent) => void; stop: () => void } {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const asked = new Map<string, number>();
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const hear = ({ name, caseId }: LiveEvent): void => {
    const move = MOVES[name];
    if (move) {
      if (move.way === 'demand' && caseId) asked.set(caseId, performance.now());
      send(move);
    }
    if (name !== TAKEN) return;
    after(SETTLE_MS, () => {
      if (caseId && performance.now() - (asked.get(caseId) ?? -Infinity) < 2 * SETTLE_MS) return;
      send({ kind: 'own', way: 'demand' });
      after(ANSWER_MS, () => send({ kind: 'own', way: 'answer' }));
    });
  };
  return { hear, stop: () => timers.forEach(clearTimeout) };
}
