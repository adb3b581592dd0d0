import type { Locale } from '../../../../../platform/actor.ts';
import { say } from '../../../../../platform/words.ts';
import { sayLength } from '../../decide.ts';

/** What a call says of itself. */
export type Told = {
  direction: 'in' | 'out';
  state: 'ringing' | 'talking' | 'ended';
  result: string | null;
  number: string | null;
  queue: string | null;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  end_known: boolean;
  agent_name: string | null;
  agent_said: string | null;
  notes: string;
  outcome: string | null;
  consent: boolean | null;
  key_told_at: Date | null;
};

const apart = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));

function happened(locale: Locale, call: Told): string {
  const { direction, state, result, number, queue, started_at: began, answered_at: answered, ended_at: ended } = call;
  const who = call.agent_name ?? call.agent_said ?? '';
  const params = {
    ...{
      number: number ?? say(locale, 'phone.withheld'),
      queue: queue ?? '',
      who,
      hasQueue: queue ? 'yes' : 'no',
      hasWho: who ? 'yes' : 'no',
    },
    wait: sayLength(apart(began, answered ?? ended ?? began)),
    talk: answered && ended ? sayLength(apart(answered, ended)) : '',
  };
  const known = call.end_known || result !== 'answered' ? (result ?? 'missed') : 'lost';
  const word = state === 'ended' ? known : state;
  return say(locale, `phone.told.${direction}.${word}`, params);
}

/** A call as a line of the thread, in the centre's language: what happened, what was noted. */
export function tellingOf(locale: Locale, call: Told): string {
  const lines = [
    happened(locale, call),
    call.outcome ? say(locale, 'phone.told.outcome', { outcome: say(locale, `phone.outcome.${call.outcome}`) }) : '',
    call.key_told_at ? say(locale, 'phone.told.keyTold') : '',
    call.consent === null ? '' : say(locale, call.consent ? 'phone.told.consented' : 'phone.told.notConsented'),
  ];
  const facts = lines.filter((line) => line !== '').join(' ');
  return call.notes.trim() === '' ? facts : `${facts}\n\n${call.notes.trim()}`;
}

/** What the case of a call is called until somebody knows better. */
export const subjectOf = (locale: Locale, { number }: Pick<Told, 'number'>): string =>
  say(locale, 'phone.subject', { number: number ?? say(locale, 'phone.withheld') });
