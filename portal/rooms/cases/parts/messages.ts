import { h } from '../../../lib/dom.ts';
import { when } from '../../../lib/moment.ts';
import { t } from '../../../lib/words.ts';
import { sizeOf } from '../../../ui/files.ts';
import { type CustomerPage, type Door, fileAddress } from '../api.ts';

/** Pictures that a browser shows; anything else is fetched. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

type Message = CustomerPage['messages'][number];

function one(message: Message, door: Door): HTMLElement {
  const who = message.mine ? t('portal.customer.you') : message.author;
  return h(
    'li',
    { class: 'grid grid-cols-[2rem_minmax(0,1fr)] gap-x-4' },
    h(
      'span',
      {
        'aria-hidden': 'true',
        class: `grid size-8 place-items-center rounded-full text-s font-semibold ${message.mine ? 'bg-sunken text-ink-2' : 'bg-accent-soft text-accent'}`,
      },
      who.trim().charAt(0).toLocaleUpperCase(),
    ),
    h(
      'div',
      { class: 'grid gap-1' },
      h('p', { class: 'm-0 whitespace-pre-line [overflow-wrap:anywhere]' }, message.text),
      message.quoted
        ? h(
            'details',
            null,
            h('summary', { class: 'link inline-block min-h-6 cursor-pointer text-s' }, t('portal.customer.quoted')),
            h('p', { class: 'm-0 whitespace-pre-line text-s text-ink-2 [overflow-wrap:anywhere]' }, message.quoted),
          )
        : null,
      message.files.length > 0
        ? h(
            'ul',
            { class: 'm-0 list-none p-0' },
            message.files.map((file) =>
              h(
                'li',
                { class: 'flex items-center justify-between gap-3 border-b border-line py-1.5' },
                h(
                  'a',
                  {
                    href: fileAddress(door, file.sha256),
                    download: file.name,
                    class: 'link flex min-h-9 min-w-0 items-center gap-3 [overflow-wrap:anywhere]',
                  },
                  SHOWN.has(file.type)
                    ? h('img', {
                        src: fileAddress(door, file.sha256),
                        alt: '',
                        loading: 'lazy',
                        class: 'size-14 shrink-0 rounded-s border border-line object-cover',
                      })
                    : null,
                  file.name,
                ),
                h('span', { class: 'num text-s whitespace-nowrap text-ink-2' }, sizeOf(file.size)),
              ),
            ),
          )
        : null,
      h('p', { class: 'num m-0 text-s text-ink-2' }, `${who} · ${when(message.at)}`),
    ),
  );
}

/** Everything that was written, the latest last. */
export function messages(page: CustomerPage, door: Door): HTMLElement {
  if (page.messages.length === 0) return h('p', { class: 'm-0 text-ink-2' }, t('portal.customer.noMessages'));
  return h(
    'ol',
    { class: 'm-0 grid list-none gap-6 p-0' },
    page.messages.map((message) => one(message, door)),
  );
}
