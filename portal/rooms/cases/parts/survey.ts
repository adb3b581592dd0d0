import { h, show } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { field, form, lacking } from '../../../ui/form.ts';
import { section } from '../../../ui/page.ts';
import { answerSurvey, type CustomerPage, type Door } from '../api.ts';

const scores = [1, 2, 3, 4, 5] as const;

function scale(): HTMLElement {
  return h(
    'fieldset',
    { class: 'm-0 grid gap-2 border-0 p-0', 'data-field': 'score' },
    h('legend', { class: 'mb-2 p-0 font-medium' }, t('portal.survey.question')),
    h(
      'div',
      { class: 'grid grid-cols-5 gap-2' },
      scores.map((score) =>
        h(
          'label',
          {
            class:
              'grid min-h-14 cursor-pointer place-items-center rounded-s border border-edge bg-surface text-center has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          },
          h('input', { type: 'radio', name: 'score', value: score, id: score === 1 ? 'score' : null, class: 'sr-only' }),
          h('b', { class: 'num text-l font-semibold' }, score),
          h('span', { class: 'sr-only' }, t(`portal.survey.${score}`)),
        ),
      ),
    ),
    h(
      'div',
      { class: 'flex justify-between text-s text-ink-2', 'aria-hidden': 'true' },
      h('span', null, t('portal.survey.1')),
      h('span', null, t('portal.survey.5')),
    ),
    h('p', { 'data-hint': '', class: 'm-0 text-s empty:hidden' }),
  );
}

const causes = ['attention', 'product'] as const;

/** What the score is about: how they were attended is one thing, what they bought another. */
const cause = (): HTMLElement =>
  h(
    'fieldset',
    { class: 'm-0 grid gap-1 border-0 p-0' },
    h(
      'legend',
      { class: 'mb-1 flex w-full justify-between gap-3 p-0 font-medium' },
      t('portal.survey.cause'),
      h('span', { class: 'text-s font-normal text-ink-2' }, t('portal.optional')),
    ),
    causes.map((one) =>
      h(
        'label',
        { class: 'flex min-h-11 cursor-pointer items-center gap-3' },
        h('input', { type: 'radio', name: 'cause', value: one, class: 'size-5 accent-accent' }),
        t(`portal.survey.cause.${one}`),
      ),
    ),
  );

/** How the customer was treated: one question, once, when the matter is resolved. */
export function survey(page: CustomerPage, door: Door, onAnswered: (page: CustomerPage) => void): HTMLElement | null {
  if (!page.survey) return null;
  const place = h('div', { id: 'resuelto', class: 'contents' });
  if (page.survey.answered) {
    show(
      place,
      section(
        t('portal.survey.title'),
        h('p', { role: 'status', class: 'm-0' }, t('portal.survey.thanks', { score: page.survey.score ?? '' })),
      ),
    );
    return place;
  }
  show(
    place,
    section(
      t('portal.survey.title'),
      form({
        fields: [
          scale(),
          cause(),
          field({ name: 'comment', label: t('portal.survey.comment'), optional: true, control: h('textarea', { rows: 3 }) }),
        ],
        submit: t('portal.survey.send'),
        send: async ({ score, comment = '', cause: about }, key) => {
          if (!score) throw lacking('score', t('portal.survey.choose'));
          onAnswered(
            await answerSurvey(
              door,
              { score: Number(score), comment: comment.trim(), cause: causes.find((one) => one === about) ?? null },
              key,
            ),
          );
        },
      }),
    ),
  );
  return place;
}
