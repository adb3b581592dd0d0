import { h, show } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { button, problem } from '../../../ui/form.ts';
import { section } from '../../../ui/page.ts';
import { askLink, type Door } from '../api.ts';

/** By the key alone: how to come in, and the link again to the address that is known, which is never said. */
export function linkAgain(door: Door): HTMLElement {
  const said = h('div', { role: 'status', class: 'empty:hidden' });
  const press = button(t('portal.customer.link.ask'), { onclick: () => void ask() });
  async function ask(): Promise<void> {
    press.setAttribute('aria-busy', 'true');
    try {
      await askLink(door);
      show(said, h('p', { class: 'm-0 text-ink-2' }, t('portal.customer.link.asked')));
    } catch (error) {
      show(said, problem(error));
    } finally {
      press.removeAttribute('aria-busy');
    }
  }
  return section(
    t('portal.customer.more'),
    h('p', { class: 'm-0' }, t('portal.customer.more.how')),
    h('div', { class: 'flex' }, press),
    said,
  );
}
