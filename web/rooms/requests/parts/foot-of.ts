import { said, t } from '../../../lib/words.ts';
import type { ActionKind, Opened, Request } from '../api.ts';
import { mayRemind, remindChoice } from './asker-choices.ts';
import { askerChoices, deciderChoices, outcomeOf } from './authorization-choices.ts';
import { climbing, nextIn, silence } from './chain.ts';
import type { Choice } from './choice.ts';
import { departmentChoices, rerouteChoice, teamChoices } from './consultation-choices.ts';
import { sectionChoices, supplyAskerChoices } from './supply-choices.ts';
import { atWords } from './due.ts';

export type Foot = { choices: Choice[]; bound?: string; remark: string; extra: Choice | null };

const isChoice = (one: Choice | null): one is Choice => one !== null;

/** How a request that is over ended, or what one waits for that I can do nothing about. */
function rest(request: Request, me: string, now: number): string {
  if (request.closedAt) {
    const outcome = said(`requests.outcome.${request.outcome ?? ''}`) ?? request.outcome ?? '';
    return t('requests.over', { outcome, at: atWords(request.closedAt, now) });
  }
  if (request.waitingFor === 'asker' && request.askedBy.id === me) return t('requests.waits.me');
  return request.waitingFor === 'asker'
    ? t('requests.waits.asker', { name: request.askedBy.name })
    : t('requests.waits.answer', { name: request.takenBy ?? request.to.name });
}

/** What can be answered now, by whom I am to it, and what stands beside the answers: what a grant is bound to, what silence does. */
export function footOf(opened: Opened, kind: ActionKind | undefined, me: string, now: number): Foot {
  const { request } = opened.it;
  const remind = mayRemind(request, me) ? remindChoice(request) : null;
  if (opened.kind === 'authorization') {
    const { it } = opened;
    if (it.may.decide) {
      const bound = t('authorizations.bound', { fingerprint: it.fingerprint.toUpperCase().replace(/^(.{4})/, '$1 ') });
      return {
        choices: deciderChoices(it, kind),
        bound,
        remark: silence(request, now, nextIn(climbing(it), request)),
        extra: null,
      };
    }
    const choices = [...askerChoices(it), remind].filter(isChoice);
    return { choices: remindFirst(choices), remark: outcomeOf(it, now) ?? rest(request, me, now), extra: null };
  }
  if (opened.kind === 'consultation') {
    const { it } = opened;
    const mine = departmentChoices(it);
    if (mine.length > 0) return { choices: mine, remark: silence(request, now, null), extra: rerouteChoice(it) };
    return { choices: remindFirst([...teamChoices(it), remind].filter(isChoice)), remark: rest(request, me, now), extra: null };
  }
  const { it } = opened;
  const mine = sectionChoices(it);
  if (mine.length > 0) return { choices: mine, remark: silence(request, now, null), extra: null };
  return {
    choices: remindFirst([...supplyAskerChoices(it), remind].filter(isChoice)),
    remark: rest(request, me, now),
    extra: null,
  };
}

/** Withdrawing is never the first thing at hand: what keeps it going stands before it. */
const remindFirst = (choices: Choice[]): Choice[] =>
  choices.toSorted((a, b) => Number(a.id === 'withdraw') - Number(b.id === 'withdraw'));
