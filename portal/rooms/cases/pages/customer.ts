import { RefusalError, UnreachableError } from '../../../../web/lib/client.ts';
import { date, setZone } from '../../../../web/lib/format.ts';
import { locale, speak } from '../../../../web/lib/words.ts';
import { h, show } from '../../../lib/dom.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { page as frame, section } from '../../../ui/page.ts';
import { type CustomerPage, type Door, readPage } from '../api.ts';
import { linkAgain } from '../parts/ask-link.ts';
import { offerChat } from '../parts/chat.ts';
import { messages } from '../parts/messages.ts';
import { papers } from '../parts/papers.ts';
import { history, state } from '../parts/state.ts';
import { survey } from '../parts/survey.ts';
import { write } from '../parts/write.ts';

const EVERY_MS = 20_000;

/** What a customer sees of their matter, opened by its key; with the link that was mailed also what was written. */
export const customer: PortalPage = async ({ key = '' }) => {
  const door: Door = { key, signature: new URLSearchParams(location.search).get('t') };
  let page: CustomerPage;
  try {
    page = await readPage(door);
  } catch (error) {
    if (error instanceof RefusalError && error.kind === 'not_found')
      return empty(t('portal.customer.unknown'), t('portal.customer.unknown.do'));
    throw error;
  }
  setZone(page.timeZone);
  const language = page.language === 'en' ? 'en' : 'es';
  if (language !== locale()) await speak(language);
  document.title = `${page.key} · ${page.centre}`;

  // What changes stands in places of its own: what is being written is never drawn over.
  const top = h('div', { class: 'contents' });
  const asked = h('div', { class: 'contents' });
  const past = h('div', { class: 'contents' });
  const written = h('div', { class: 'contents' });
  const kept = h('div', { class: 'contents' });
  const legal = h('p', { class: 'm-0 text-s text-ink-2' });
  function draw(next: CustomerPage): void {
    const surveyChanged = next.survey?.answered !== page.survey?.answered || !asked.hasChildNodes();
    page = next;
    show(top, state(page, Date.now()));
    if (surveyChanged) show(asked, survey(page, door, draw));
    show(past, history(page));
    if (page.signed) {
      show(written, messages(page, door));
      show(kept, papers(page, door));
    }
    show(legal, t('portal.customer.keepKey'), page.legalBy ? ` ${t('portal.customer.legal', { date: date(page.legalBy) })}` : '');
  }
  draw(page);

  async function refresh(): Promise<void> {
    if (document.visibilityState !== 'visible') return;
    try {
      draw(await readPage(door));
    } catch (error) {
      // What stands on the page stays true, and the next turn asks again.
      if (!(error instanceof UnreachableError || error instanceof RefusalError)) throw error;
    }
  }
  setInterval(() => void refresh(), EVERY_MS);
  document.addEventListener('visibilitychange', () => void refresh());
  void offerChat(page, door);
  if (location.hash === '#resuelto') setTimeout(() => document.querySelector('#resuelto section')?.scrollIntoView());

  const more = page.signed
    ? section(t('portal.customer.messages'), written, page.mayWrite ? write(door, page.follower ?? page.holder, draw) : null)
    : linkAgain(door);
  return frame({
    brand: page.centre,
    remark: t('portal.customer.key', { key: page.key }),
    state: top,
    body: [asked, past],
    side: [more, kept, legal],
  });
};
