import { money, parseMoney } from '../../../../web/lib/format.ts';
import { h } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { field, form, lacking } from '../../../ui/form.ts';
import { facts, page as frame, title } from '../../../ui/page.ts';
import type { AnswerPage, LinkAnswer } from '../api.ts';
import { at, bound } from './answer-words.ts';
import type { Choice } from './choices.ts';

/** What was filled in, as an answer; refuses by field what is not there. */
function answerOf(page: AnswerPage, choice: Choice, values: Record<string, string>): LinkAnswer {
  const text = (values.text ?? '').trim();
  if (choice.text === 'required' && !text) throw lacking('text', t('portal.answer.needed'));
  switch (choice.answer) {
    case 'approve':
    case 'reserve':
      return { answer: choice.answer };
    case 'change': {
      const amount = parseMoney(values.minor ?? '', page.amount?.currency ?? 'EUR');
      if (!amount) throw lacking('minor', t('portal.answer.badAmount'));
      return { answer: 'change', minor: amount.minor, text };
    }
    case 'not_mine':
      if (!values.department) throw lacking('department', t('portal.answer.chooseOne'));
      return { answer: 'not_mine', department: values.department, text };
    default:
      return { answer: choice.answer, text };
  }
}

function fieldsOf(page: AnswerPage, choice: Choice): (HTMLElement | null)[] {
  const amount = choice.answer === 'change' && page.amount ? page.amount : null;
  return [
    amount
      ? field({
          name: 'minor',
          label: t('portal.answer.amount'),
          hint: t('portal.answer.amountAsked', { amount: money(amount) }),
          control: h('input', { inputmode: 'decimal', autocomplete: 'off' }),
        })
      : null,
    choice.answer === 'not_mine'
      ? field({
          name: 'department',
          label: t('portal.answer.department'),
          control: h(
            'select',
            null,
            h('option', { value: '' }, t('portal.answer.choose')),
            page.departments.filter(({ name }) => name !== page.to).map(({ code, name }) => h('option', { value: code }, name)),
          ),
        })
      : null,
    choice.text
      ? field({
          name: 'text',
          label: choice.textLabel,
          optional: choice.text === 'optional',
          control: choice.answer === 'hand_over' ? h('input', { autocomplete: 'off' }) : h('textarea', { rows: 3 }),
        })
      : null,
  ];
}

/** The page on which the answer is given: what exactly, what will happen, and that nothing has happened yet. */
export function confirm(page: AnswerPage, choice: Choice, send: (answer: LinkAnswer, key: string) => Promise<void>): HTMLElement {
  return frame({
    brand: page.centre,
    remark: t('portal.answer.number', { kind: page.kind, number: page.number }),
    state: [
      title(choice.title),
      h('p', { class: 'm-0 text-ink-2' }, t('portal.answer.nothingYet', { name: page.to, at: at(page.dueAt) })),
    ],
    body: [
      facts([
        { name: t('portal.answer.exactly'), value: page.title, strong: true },
        { name: t('portal.answer.atConfirm'), value: choice.consequence },
      ]),
      form({
        fields: fieldsOf(page, choice),
        submit: choice.confirm,
        large: true,
        beside: h('a', { href: '#', class: 'link inline-flex min-h-11 items-center' }, t('portal.answer.other')),
        send: async (values, key) => send(answerOf(page, choice, values), key),
      }),
      h('p', { class: 'm-0 text-s text-ink-2' }, bound(page)),
    ],
  });
}
