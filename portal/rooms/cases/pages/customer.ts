import { RefusalError, UnreachableError } from '../../../../web/lib/client.ts';
import { longDate, setZone } from '../../../../web/lib/format.ts';
import { locale, speak } from '../../../../web/lib/words.ts';
import { h, show } from '../../../lib/dom.ts';
import { aroundFocus, steady } from '../../../lib/steady.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { page as frame, section } from '../../../ui/page.ts';
import { type CustomerPage, type Door, readPage } from '../api.ts';
import { enterKey } from '../parts/enter-key.ts';
import { linkAgain } from '../parts/ask-link.ts';
import { offerChat } from '../parts/chat.ts';
import { thread } from '../parts/messages.ts';
import { papers } from '../parts/papers.ts';
import { history, state } from '../parts/state.ts';
import { survey } from '../parts/survey.ts';
import { write } from '../parts/write.ts';

const EVERY_MS = 20_000;

const legalOf = ({ legalBy }: CustomerPage): string =>
  [t('portal.customer.keepKey'), ...(legalBy ? [t('portal.customer.legal', { date: longDate(legalBy) })] : [])].join(' ');

/** What a customer sees of their matter, opened by its key; with the link that was mailed also what was written. */
export const customer: PortalPage = async ({ key = '' }) => {
  const door: Door = { key, signature: new URLSearchParams(location.search).get('t') };
  let page: CustomerPage;
  try {
    page = await readPage(door);
  } catch (error) {
    if (error instanceof RefusalError && error.kind === 'not_found')
      return empty(t('portal.customer.unknown'), t('portal.customer.unknown.do'), enterKey(key));
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
  const written = thread(door);
  const kept = h('div', { class: 'contents' });
  const legal = h('p', { class: 'm-0 text-s text-ink-2' });
  const news = h('p', { role: 'status', class: 'sr-only' });
  const parts = [
    steady(
      top,
      (now: CustomerPage) => state(now, Date.now(), door),
      (now) => [{ ...now, messages: [] }, new Date().getMinutes()],
    ),
    steady(
      asked,
      (now: CustomerPage) => survey(now, door, draw),
      (now: CustomerPage) => now.survey,
    ),
    steady(past, history, (now: CustomerPage) => [now.steps, now.next, now.answerBy ?? now.legalBy]),
    steady(
      kept,
      (now: CustomerPage) => (now.signed ? papers(now, door) : null),
      (now: CustomerPage) => [now.withdrawals, now.corrections, now.mayWrite, now.mayWithdraw],
    ),
    steady(legal, legalOf, (now: CustomerPage) => now.legalBy),
  ];
  function draw(next: CustomerPage): void {
    const said = next.messages.slice(page.messages.length).findLast((message) => !message.mine);
    page = next;
    aroundFocus(() => {
      for (const part of parts) part(page);
      written.draw(page.messages);
    });
    if (said) show(news, t('portal.customer.news', { name: said.author }));
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
    ? section(
        t('portal.customer.messages'),
        written.element,
        page.mayWrite
          ? [
              page.resolved ? h('p', { class: 'm-0 text-ink-2' }, t('portal.customer.reopens')) : null,
              write(door, page.follower ?? page.holder, draw),
            ]
          : null,
        news,
      )
    : linkAgain(door);
  return frame({
    brand: page.centre,
    remark: t('portal.customer.key', { key: page.key }),
    state: top,
    body: [asked, past],
    side: [more, kept, legal],
  });
};
