import { RefusalError } from '../../../../web/lib/client.ts';
import { setZone } from '../../../../web/lib/format.ts';
import { locale, speak } from '../../../../web/lib/words.ts';
import { h, show } from '../../../lib/dom.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { facts, page as frame, title } from '../../../ui/page.ts';
import { type AnswerPage, giveAnswer, readAnswer } from '../api.ts';
import { choicesOf, type Choice } from '../parts/choices.ts';
import { confirm } from '../parts/confirm.ts';
import { question } from '../parts/question.ts';

/** A link that can no longer answer, or has just answered: one large sentence, and what it was about. */
function over(page: AnswerPage, heading: string, todo: string): HTMLElement {
  return frame({
    brand: page.centre,
    remark: t('portal.answer.number', { kind: page.kind, number: page.number }),
    state: [title(heading), h('p', { role: 'status', class: 'm-0 text-ink-2' }, todo)],
    body: facts([{ name: t('portal.answer.exactly'), value: page.title, strong: true }]),
  });
}

/** A request put to somebody by a signed link. Opening it decides nothing: each answer has a page that confirms it. */
export const answer: PortalPage = async ({ token = '' }) => {
  let page: AnswerPage;
  try {
    page = await readAnswer(token);
  } catch (error) {
    if (error instanceof RefusalError && error.kind === 'not_found') return empty(t('portal.lost.title'), t('portal.lost.do'));
    throw error;
  }
  setZone(page.timeZone);
  if (page.locale !== locale()) await speak(page.locale);
  document.title = `${page.number} · ${page.centre}`;
  const place = h('div', { class: 'contents' });
  let given: Choice | null = null;

  const draw = (): void => {
    const choices = choicesOf(page);
    const chosen = choices.find((choice) => choice.answer === location.hash.slice(1));
    if (given) show(place, over(page, t(`portal.answer.${given.answer}.done`), `${given.consequence} ${t('portal.answer.did')}`));
    else if (page.state !== 'open')
      show(
        place,
        over(
          page,
          t(`portal.answer.state.${page.state}.title`),
          t(`portal.answer.state.${page.state}.do`, { name: page.askedBy }),
        ),
      );
    else if (!chosen) show(place, question(page, choices));
    else
      show(
        place,
        confirm(page, chosen, async (body, key) => {
          try {
            page = await giveAnswer(token, body, key);
            given = chosen;
          } catch (error) {
            if (!(error instanceof RefusalError && error.kind === 'conflict')) throw error;
            // It was answered, or moved on, while this stood open: what it is now is said instead.
            page = await readAnswer(token);
            if (page.state === 'open') throw error;
          }
          history.replaceState(null, '', location.pathname + location.search);
          redraw();
        }),
      );
  };
  // A page that has changed under the reader is begun at its title.
  const redraw = (): void => {
    draw();
    scrollTo(0, 0);
    const heading = place.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  };
  addEventListener('hashchange', redraw);
  draw();
  return place;
};
