import { LIMIT_SECONDS, medianOf, threeMinutes } from '../telephone/decide.ts';

/** Who asked for a person: `waitedSeconds` is null while none came. */
export type AskedFacts = { requestedAt: Date; waitedSeconds: number | null; endedAt: Date | null; byAssistantFirst: boolean };
export type ChatFigure = 'asked' | 'connected' | 'within' | 'beyond' | 'afterAssistant';

/** Whether it is known by now if a person came in time: one came, the time is over, or nobody waits any more. */
const isKnown = ({ requestedAt, waitedSeconds, endedAt }: AskedFacts, now: Date): boolean =>
  waitedSeconds !== null || endedAt !== null || now.getTime() - requestedAt.getTime() > LIMIT_SECONDS * 1000;
const isInTime = ({ waitedSeconds }: AskedFacts): boolean => waitedSeconds !== null && waitedSeconds <= LIMIT_SECONDS;

/** Whether a figure counts this conversation: the same for the number and for what lies behind it. */
export function countsIn(figure: ChatFigure, one: AskedFacts, now: Date): boolean {
  switch (figure) {
    case 'connected':
      return one.waitedSeconds !== null;
    case 'within':
      return isInTime(one);
    case 'beyond':
      return isKnown(one, now) && !isInTime(one);
    case 'afterAssistant':
      return one.byAssistantFirst;
    default:
      return true;
  }
}

export function chatOf(asked: readonly AskedFacts[], now: Date) {
  const count = (figure: ChatFigure): number => asked.filter((one) => countsIn(figure, one, now)).length;
  const known = asked.filter((one) => isKnown(one, now));
  const calls = known.map(({ waitedSeconds }) => ({
    result: waitedSeconds === null ? 'missed' : 'answered',
    waitSeconds: waitedSeconds ?? 0,
  }));
  return {
    asked: asked.length,
    connected: count('connected'),
    afterAssistant: count('afterAssistant'),
    within: threeMinutes(calls).within,
    waitMedian: medianOf(asked.flatMap(({ waitedSeconds }) => waitedSeconds ?? [])),
  };
}
