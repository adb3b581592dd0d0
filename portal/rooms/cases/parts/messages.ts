import { type Child, h, show } from '../../../lib/dom.ts';
import { when } from '../../../lib/moment.ts';
import { t } from '../../../lib/words.ts';
import { sizeOf } from '../../../ui/files.ts';
import { type CustomerPage, type Door, fileAddress } from '../api.ts';

/** Pictures that a browser shows; anything else is fetched. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
/** More is a press away: the last that was said, and where to answer, are what most come for. */
const RECENT = 12;
const LONG = 1600;

type Message = CustomerPage['messages'][number];

const receiver = (): Element =>
  h(
    'svg',
    {
      viewBox: '0 0 24 24',
      width: 16,
      height: 16,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 2,
      'stroke-linejoin': 'round',
    },
    h('path', { d: 'M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z' }),
  );

/** What was written; of something very long the beginning, and the rest on request. */
function words(text: string): Child {
  const said = h('p', { class: 'm-0 whitespace-pre-line [overflow-wrap:anywhere]' }, text);
  if (text.length <= LONG) return said;
  const folds = ['max-h-78', 'overflow-hidden', 'print:max-h-none'];
  said.classList.add(...folds);
  const press = h('button', {
    type: 'button',
    'aria-expanded': 'false',
    class: 'link min-h-11 cursor-pointer justify-self-start',
  });
  const draw = (open: boolean): void => {
    for (const fold of folds) said.classList.toggle(fold, !open);
    press.setAttribute('aria-expanded', String(open));
    show(press, t(open ? 'portal.customer.less' : 'portal.customer.whole'));
  };
  press.addEventListener('click', () => draw(press.getAttribute('aria-expanded') === 'false'));
  draw(false);
  return [said, press];
}

const fileOf = (file: Message['files'][number], door: Door): HTMLElement =>
  h(
    'li',
    { class: 'flex flex-wrap items-center justify-between gap-x-3' },
    h(
      'a',
      {
        href: fileAddress(door, file.sha256),
        download: file.name,
        class: 'link flex min-h-11 min-w-0 flex-1 basis-40 items-center gap-3 [overflow-wrap:anywhere]',
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
  );

function one(message: Message, door: Door): HTMLElement {
  const who = message.mine ? t('portal.customer.you') : message.author;
  const way = message.call || message.channel === 'web' ? [] : [t(`portal.customer.by.${message.channel}`)];
  return h(
    'li',
    { class: 'grid grid-cols-[2rem_minmax(0,1fr)] gap-x-4 break-inside-avoid' },
    h(
      'span',
      {
        'aria-hidden': 'true',
        class: `grid size-8 place-items-center rounded-full text-s font-semibold ${message.mine ? 'bg-sunken text-ink-2' : 'bg-accent-soft text-accent'}`,
      },
      message.call ? receiver() : who.trim().charAt(0).toLocaleUpperCase(),
    ),
    h(
      'div',
      { class: 'grid grid-cols-[minmax(0,1fr)] gap-1 pt-1' },
      message.text ? words(message.text) : null,
      message.quoted
        ? h(
            'details',
            null,
            h('summary', { class: 'link inline-flex min-h-11 cursor-pointer items-center text-s' }, t('portal.customer.quoted')),
            h('p', { class: 'm-0 whitespace-pre-line text-s text-ink-2 [overflow-wrap:anywhere]' }, message.quoted),
          )
        : null,
      message.files.length > 0
        ? h(
            'ul',
            { class: 'm-0 grid list-none gap-1 p-0 py-1' },
            message.files.map((file) => fileOf(file, door)),
          )
        : null,
      h('p', { class: 'num m-0 text-s text-ink-2 [overflow-wrap:anywhere]' }, [who, ...way, when(message.at)].join(' · ')),
    ),
  );
}

/** Everything that was written, the latest last. Drawn again, what is new is added and what was opened stays open. */
export function thread(door: Door): { element: HTMLElement; draw: (messages: Message[]) => void } {
  const made = new Map<string, HTMLElement>();
  const list = h('ol', { class: 'm-0 grid grid-cols-[minmax(0,1fr)] list-none gap-6 p-0 empty:hidden' });
  const none = h('p', { class: 'm-0 text-ink-2' }, t('portal.customer.noMessages'));
  const more = h('button', { type: 'button', class: 'link min-h-11 cursor-pointer justify-self-start' });
  let all = false;
  let last: Message[] = [];
  function draw(messages: Message[]): void {
    last = messages;
    const hidden = all ? 0 : Math.max(0, messages.length - RECENT);
    more.hidden = hidden === 0;
    show(more, t('portal.customer.earlier', { n: hidden }));
    none.hidden = messages.length > 0;
    const wanted = messages.slice(hidden).map((message) => {
      const says = JSON.stringify(message);
      const element = made.get(says) ?? one(message, door);
      made.set(says, element);
      return element;
    });
    for (const gone of [...list.children].filter((child) => !wanted.some((element) => element === child))) gone.remove();
    wanted.forEach((element, at) => {
      if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
    });
  }
  more.addEventListener('click', () => {
    all = true;
    draw(last);
    const [first] = list.children;
    first?.setAttribute('tabindex', '-1');
    if (first instanceof HTMLElement) first.focus();
  });
  return { element: h('div', { class: 'grid grid-cols-[minmax(0,1fr)] gap-4' }, none, more, list), draw };
}
