import { money } from '../../../../web/lib/format.ts';
import { type Child, h } from '../../../lib/dom.ts';
import { when } from '../../../lib/moment.ts';
import { t } from '../../../lib/words.ts';
import { facts, page as frame, section, title } from '../../../ui/page.ts';
import type { AnswerPage } from '../api.ts';
import { at, bound, silence } from './answer-words.ts';
import type { Choice } from './choices.ts';
import { costsOf, factsOf } from './facts-list.ts';
import { signed } from './sign.ts';

const tones = {
  primary: 'bg-accent border-accent text-on-accent',
  plain: 'bg-surface border-line-strong text-ink',
  danger: 'bg-surface border-line-strong text-bad',
};

/** The granting answer is the large one at the bottom; on a telephone denying stands farthest from the thumb. */
function answers(choices: Choice[]): HTMLElement {
  const [first, ...others] = choices;
  // A link, for going back from the confirm page is what the browser's own arrow does.
  const link = (choice: Choice, size: string): HTMLElement =>
    h(
      'a',
      {
        href: `#${choice.answer}`,
        class: `flex items-center justify-center rounded-s border px-3 text-center font-semibold ${size} ${tones[choice.tone]}`,
      },
      choice.short,
    );
  return h(
    'div',
    { class: 'grid gap-2' },
    h(
      'div',
      { class: 'flex flex-wrap gap-2' },
      others.toReversed().map((choice) => link(choice, 'min-h-12 flex-1 whitespace-nowrap max-sm:px-1.5 max-sm:text-s')),
    ),
    first ? link(first, 'min-h-14 text-l') : null,
  );
}

/** What is put to whoever holds the link. Each answer opens a page that confirms it; nothing is decided here. */
export function question(page: AnswerPage, choices: Choice[]): HTMLElement {
  const { precedents } = page;
  const known = precedents && precedents.granted + precedents.changed + precedents.rejected > 0;
  const body: Child[] = [
    page.question && page.question.trim() !== page.title.trim()
      ? section(
          t(page.kind === 'authorization' ? 'portal.answer.why' : 'portal.answer.asked'),
          h(
            'p',
            { class: 'm-0 whitespace-pre-line [overflow-wrap:anywhere]' },
            t('portal.answer.quote', { text: page.question }),
            ' ',
            h('span', { class: 'text-ink-2' }, page.askedBy),
          ),
        )
      : null,
    page.lines.length > 0
      ? section(
          t('portal.answer.lines'),
          facts(
            page.lines.map((line) => ({
              name: `${line.quantity} ×`,
              value: line.name ? `${line.name} (${line.sku})` : line.sku,
              strong: true,
            })),
          ),
        )
      : null,
    costsOf(page),
    known
      ? section(
          t('portal.answer.before'),
          h(
            'p',
            { class: 'm-0' },
            t('portal.answer.precedents', {
              granted: precedents.granted,
              changed: precedents.changed,
              denied: precedents.rejected,
            }),
          ),
        )
      : null,
    factsOf(page),
    h('p', { class: 'm-0 text-s text-ink-2' }, [t('portal.answer.opening'), bound(page)].filter(Boolean).join(' ')),
  ];
  return frame({
    brand: page.centre,
    remark: t('portal.answer.until', { at: at(page.dueAt) }),
    state: [
      h(
        'div',
        { class: 'grid gap-1' },
        h(
          'p',
          { class: 'm-0 flex items-center gap-2' },
          signed(page.kind),
          h('span', { class: 'text-ink-2' }, t('portal.answer.number', { kind: page.kind, number: page.number })),
        ),
        page.amount ? h('p', { class: 'num m-0 text-figure font-bold tracking-tight' }, money(page.amount)) : null,
        title(page.title),
        h(
          'p',
          { class: 'm-0 text-ink-2' },
          t('portal.answer.asks', { name: page.askedBy, at: when(page.askedAt) }),
          page.standsInFor ? ` · ${t('portal.answer.standsIn', { name: page.standsInFor })}` : '',
        ),
      ),
      page.promisedAt ? facts([{ name: t('portal.answer.promised'), value: at(page.promisedAt), strong: true }]) : null,
    ],
    body,
    foot: h(
      'div',
      { class: 'grid gap-3' },
      h('p', { class: 'm-0 text-center text-s text-ink-2' }, silence(page)),
      answers(choices),
    ),
  });
}
