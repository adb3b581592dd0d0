import { money } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import type { Step } from '../api.ts';

/** A line of the timeline in words: what happened, and of what. A word that no file has yet still shows what it is about. */
export function sayStep(step: Step): { title: string; detail: string } {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(step.params)) {
    params[name] = value === null ? '' : typeof value === 'object' ? money(value) : value;
  }
  for (const code of ['resolution', 'verdict', 'state'] as const) {
    if (code in params) params[code] = said(`cases.step.${code}.${String(params[code])}`) ?? String(params[code]);
  }
  const given = (name: string): string => String(params[name] ?? '');
  const title = said(`cases.step.${step.word}`, params) ?? t('cases.step');
  // What comes back names who answers; the line that asked has already said what about.
  const isReply = step.word.includes('.') && step.word !== 'authorization.granted';
  const to = given('to');
  const parts = [
    given('name'),
    given('amount'),
    isReply || given('name') || given('amount') ? '' : given('title'),
    given('text'),
    isReply ? to : to && t('cases.step.to', { to }),
    given('resolution') || given('verdict') || (step.word === 'supply.answered' ? given('state') : ''),
    given('score') && t('cases.step.score', { score: given('score') }),
    given('why'),
    given('by') && t('cases.step.by', { by: given('by') }),
    given('number'),
  ];
  return { title, detail: parts.filter(Boolean).join(' · ') };
}
