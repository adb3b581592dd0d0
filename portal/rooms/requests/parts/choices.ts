import { money } from '../../../../web/lib/format.ts';
import { type Params, said } from '../../../../web/lib/words.ts';
import { t } from '../../../lib/words.ts';
import type { AnswerPage, LinkAnswer } from '../api.ts';

export type Answer = LinkAnswer['answer'];
/** One answer that the link can give: its button, what will happen, and what has to be written. */
export type Choice = {
  answer: Answer;
  label: string;
  short: string;
  tone: 'primary' | 'plain' | 'danger';
  title: string;
  consequence: string;
  confirm: string;
  text: 'required' | 'optional' | null;
  textLabel: string;
};

const primary = (page: AnswerPage): Answer[] => {
  if (page.kind === 'authorization') return page.amount ? ['approve', 'change', 'ask', 'reject'] : ['approve', 'ask', 'reject'];
  if (page.kind === 'supply') return ['reserve', 'hand_over', 'decline'];
  if (page.mode === 'refer') return ['done', 'ask', 'not_mine', 'return'];
  return page.withLeave ? ['yes', 'ask', 'no'] : ['information', 'yes', 'no', 'ask', 'not_mine'];
};

const written: Partial<Record<Answer, 'required' | 'optional'>> = {
  change: 'required',
  reject: 'required',
  ask: 'required',
  no: 'required',
  information: 'required',
  yes: 'optional',
  done: 'required',
  return: 'required',
  not_mine: 'optional',
  hand_over: 'optional',
  decline: 'required',
};
const refusing = new Set<Answer>(['reject', 'decline', 'return']);

/** Every answer that fits, the granting one first. */
export function choicesOf(page: AnswerPage): Choice[] {
  const params: Params = { name: page.askedBy.split(' ')[0] ?? page.askedBy, what: page.amount ? money(page.amount) : '' };
  const hasAmount = page.amount !== null && (page.kind === 'authorization' || page.withLeave);
  return primary(page).map((answer, place) => {
    const say = (part: 'label' | 'title' | 'confirm'): string =>
      (hasAmount ? said(`portal.answer.${answer}.${part}Amount`, params) : null) ?? t(`portal.answer.${answer}.${part}`, params);
    const denies = refusing.has(answer) || (page.withLeave && answer === 'no');
    return {
      answer,
      tone: place === 0 ? 'primary' : denies ? 'danger' : 'plain',
      label: say('label'),
      short: place === 0 ? say('label') : t(`portal.answer.${answer}.short`, params),
      title: say('title'),
      confirm: say('confirm'),
      consequence:
        (page.withLeave ? said(`portal.answer.${answer}.thenLeave`, params) : null) ?? t(`portal.answer.${answer}.then`, params),
      text: written[answer] ?? null,
      textLabel: t(`portal.answer.${answer}.text`, params),
    };
  });
}
