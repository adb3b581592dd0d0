import { h } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { page as frame, title } from '../../../ui/page.ts';

/** What was sent has arrived: the key, and where it is followed. */
export function received(centre: string, key: string, email: string): HTMLElement {
  const heading = title(t('portal.form.received'));
  heading.setAttribute('tabindex', '-1');
  return frame({
    brand: centre,
    state: [
      heading,
      h(
        'p',
        { role: 'status', class: 'm-0 grid gap-1' },
        h('span', { class: 'text-ink-2' }, t('portal.form.key')),
        h('b', { class: 'text-figure font-bold tracking-tight' }, key),
      ),
    ],
    body: [
      h('p', { class: 'm-0' }, t('portal.form.mailed', { email })),
      h(
        'p',
        { class: 'm-0' },
        h(
          'a',
          { href: `/c/${encodeURIComponent(key)}`, class: 'link inline-flex min-h-11 items-center' },
          t('portal.form.follow'),
        ),
      ),
      h('p', { class: 'm-0 text-s text-ink-2' }, t('portal.customer.keepKey')),
    ],
  });
}
