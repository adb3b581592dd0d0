import { money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { type Consultation, consultations, type Opened } from '../api.ts';
import { withdrawChoice } from './asker-choices.ts';
import { type Choice, firstName } from './choice.ts';

const opened = async (answer: Promise<Consultation>): Promise<Opened> => ({ kind: 'consultation', it: await answer });

type Verdict = 'yes' | 'no' | 'information';
const verdictKeys = { yes: 's', no: 'n', information: 'c' } as const;

/** What the department can do: with leave asked, yes or no; without, whatever helps; a referral is done or given back. */
export function departmentChoices(it: Consultation): Choice[] {
  const { request, may } = it;
  const params = { requestId: request.id };
  const name = firstName(request.askedBy.name);
  const leave = it.ask?.amount ? money(it.ask.amount) : it.ask ? t('consultations.leave') : null;

  const answer = (verdict: Verdict, tone: Choice['tone']): Choice => ({
    id: verdict,
    keys: verdictKeys[verdict],
    word: `consultations.${verdict}`,
    ...(tone ? { tone } : {}),
    title: leave && verdict === 'yes' ? t('consultations.yes.leave', { leave }) : t(`consultations.${verdict}`),
    short: t(`consultations.short.${verdict}`),
    consequence: leave
      ? t(`consultations.${verdict === 'yes' ? 'yes' : 'no'}.leave.then`, { name })
      : t(`consultations.${verdict}.then`, { name }),
    compose: {
      title: leave && verdict === 'yes' ? t('consultations.yes.leave', { leave }) : t(`consultations.${verdict}`),
      consequence: leave
        ? t(`consultations.${verdict === 'yes' ? 'yes' : 'no'}.leave.then`, { name })
        : t('consultations.information.then', { name }),
      text: { label: t('consultations.answer.text'), hint: t('consultations.answer.hint') },
      confirm: t(`consultations.${verdict}.confirm`),
    },
    run: ({ text }, key) =>
      opened(
        consultations('POST /consultations/:requestId/answer', {
          params,
          body: { kind: 'answer', verdict, text: text.trim() },
          key,
        }),
      ),
  });

  const refer = (kind: 'done' | 'return', tone: Choice['tone']): Choice => ({
    id: kind,
    keys: kind === 'done' ? 'h' : 'd',
    word: `consultations.${kind}`,
    ...(tone ? { tone } : {}),
    title: t(`consultations.${kind}`),
    short: t(`consultations.short.${kind}`),
    consequence: t(`consultations.${kind}.then`, { name }),
    compose: {
      title: t(`consultations.${kind}`),
      consequence: t(`consultations.${kind}.then`, { name }),
      text: { label: t(`consultations.${kind}.text`) },
      confirm: t(`consultations.${kind}.confirm`),
    },
    run: ({ text }, key) =>
      opened(consultations('POST /consultations/:requestId/answer', { params, body: { kind, text: text.trim() }, key })),
  });

  const askInfo: Choice = {
    id: 'ask_info',
    keys: 'p',
    word: 'consultations.askInfo',
    title: t('consultations.askInfo'),
    short: t('consultations.short.askInfo'),
    consequence: t('consultations.askInfo.then', { name }),
    compose: {
      title: t('consultations.askInfo.title', { name }),
      consequence: t('consultations.askInfo.long', { name }),
      text: { label: t('consultations.askInfo.text') },
      confirm: t('consultations.askInfo.confirm'),
    },
    run: ({ text }, key) =>
      opened(
        consultations('POST /consultations/:requestId/answer', { params, body: { kind: 'ask_info', text: text.trim() }, key }),
      ),
  };

  const choices: Choice[] = [];
  if (may.answer && it.mode === 'refer') choices.push(refer('done', 'primary'));
  if (may.answer && it.mode === 'consult')
    choices.push(
      ...(it.ask
        ? [answer('yes', 'primary')]
        : [answer('information', 'primary'), answer('yes', 'plain'), answer('no', 'plain')]),
    );
  if (may.askInfo) choices.push(askInfo);
  if (may.answer && it.mode === 'consult' && it.ask) choices.push(answer('no', 'danger'));
  if (may.answer && it.mode === 'refer') choices.push(refer('return', 'danger'));
  return choices;
}

/** Not ours: it goes to the department that it belongs to, with a clock of its own. */
export function rerouteChoice(it: Consultation): Choice | null {
  if (!it.may.reroute) return null;
  return {
    id: 'not_mine',
    keys: 'm',
    word: 'consultations.notMine',
    title: t('consultations.notMine'),
    short: t('consultations.short.notMine'),
    consequence: t('consultations.notMine.then'),
    compose: {
      title: t('consultations.notMine.title'),
      consequence: t('consultations.notMine.long', { name: firstName(it.request.askedBy.name) }),
      department: { except: it.department.code },
      text: { label: t('consultations.notMine.text'), optional: true },
      confirm: t('consultations.notMine.confirm'),
    },
    run: ({ text, department }, key) =>
      opened(
        consultations('POST /consultations/:requestId/answer', {
          params: { requestId: it.request.id },
          body: { kind: 'not_mine', department: department ?? '', text: text.trim() },
          key,
        }),
      ),
  };
}

/** What the first level can do: take the answer, insist, reply, confirm a referral, withdraw. */
export function teamChoices(it: Consultation): Choice[] {
  const { may, department } = it;
  const params = { requestId: it.request.id };
  const leave = it.ask && it.verdict === 'yes' ? (it.ask.amount ? money(it.ask.amount) : t('consultations.leave')) : null;
  const choices: Choice[] = [];
  if (may.accept)
    choices.push({
      id: 'accept',
      keys: 'a',
      word: 'consultations.accept',
      tone: 'primary',
      title: leave ? t('consultations.accept.leave', { leave }) : t('consultations.accept'),
      consequence: leave ? t('consultations.accept.leave.then') : t('consultations.accept.then'),
      ...(leave
        ? {
            compose: {
              title: t('consultations.accept.leave', { leave }),
              consequence: t('consultations.accept.leave.then'),
              confirm: t('consultations.accept'),
            },
          }
        : {}),
      run: (_, key) => opened(consultations('POST /consultations/:requestId/accept', { params, key })),
    });
  if (may.confirm)
    choices.push({
      id: 'confirm',
      keys: 'c',
      word: 'consultations.confirmDone',
      tone: 'primary',
      title: t('consultations.confirmDone'),
      consequence: t('consultations.confirmDone.then'),
      run: (_, key) => opened(consultations('POST /consultations/:requestId/confirm', { params, key })),
    });
  if (may.reply)
    choices.push({
      id: 'reply',
      keys: 'r',
      word: 'requests.reply',
      tone: 'primary',
      title: t('requests.reply.to', { name: department.name }),
      consequence: t('requests.reply.then', { name: department.name }),
      compose: {
        title: t('requests.reply.to', { name: department.name }),
        consequence: t('requests.reply.then', { name: department.name }),
        text: { label: t('requests.reply') },
        confirm: t('requests.reply.confirm'),
      },
      run: ({ text }, key) =>
        opened(consultations('POST /consultations/:requestId/reply', { params, body: { text: text.trim() }, key })),
    });
  if (may.insist)
    choices.push({
      id: 'insist',
      keys: 'i',
      word: 'consultations.insist',
      title: t('consultations.insist'),
      consequence: t('consultations.insist.then', { name: department.name }),
      compose: {
        title: t('consultations.insist'),
        consequence: t('consultations.insist.then', { name: department.name }),
        text: { label: t('consultations.insist.text') },
        confirm: t('consultations.insist.confirm'),
      },
      run: ({ text }, key) =>
        opened(consultations('POST /consultations/:requestId/insist', { params, body: { text: text.trim() }, key })),
    });
  if (may.withdraw)
    choices.push(
      withdrawChoice(it.request, (key) => opened(consultations('POST /consultations/:requestId/withdraw', { params, key }))),
    );
  return choices;
}
