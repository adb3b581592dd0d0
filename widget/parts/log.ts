import * as api from '../lib/api.ts';
import { h, linked } from '../lib/dom.ts';
import type { Kept } from '../lib/letters.ts';
import { hour, t } from '../lib/words.ts';

type Turn = api.Visit['turns'][number];
/** What the visitor has said and the server has not acknowledged yet. */
export type Pending = { ref: string; text: string; names: string[]; failed: boolean };

/** Who speaks. A program is always said to be one, with every message (Regulation (EU) 2024/1689, 50). */
function author({ who, name }: Turn): string {
  if (who === 'visitor') return t('you');
  if (who === 'house') return t('centre');
  return who === 'assistant' ? `${name} · ${t('machine')}` : name;
}

async function bring(kept: Kept, file: Turn['files'][number]): Promise<void> {
  const address = URL.createObjectURL(await api.file(kept, file.sha256));
  h('a', { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const turnItem = (kept: Kept, turn: Turn): HTMLElement =>
  h(
    'div',
    { class: `turn ${turn.who}`, 'data-id': turn.ref ?? turn.id },
    h('p', { class: 'by' }, author(turn), ' ', h('time', { datetime: turn.at }, hour(turn.at))),
    turn.text === '' ? null : h('p', { class: 'text' }, ...linked(turn.text)),
    ...turn.files.map((file) =>
      h(
        'button',
        { type: 'button', class: 'file', onclick: () => void bring(kept, file) },
        `${file.name} · ${Math.ceil(file.size / 1024)} kB`,
      ),
    ),
    turn.who === 'visitor' ? h('p', { class: 'mark' }, t('delivered')) : null,
  );

const pendingItem = (one: Pending, again: (ref: string) => void): HTMLElement =>
  h(
    'div',
    { class: `turn visitor pending${one.failed ? ' failed' : ''}`, 'data-id': `pending-${one.ref}-${String(one.failed)}` },
    h('p', { class: 'by' }, t('you')),
    h('p', { class: 'text' }, [one.text, ...one.names].filter((part) => part !== '').join('\n')),
    one.failed
      ? h(
          'p',
          { class: 'mark' },
          t('notSent'),
          ' ',
          h('button', { type: 'button', class: 'link', onclick: () => again(one.ref) }, t('again')),
        )
      : h('p', { class: 'mark' }, t('sending')),
  );

/** The messages, told to a screen reader as they come. Only what is new is put in, so that nothing is read twice. */
export function logPart(kept: Kept, again: (ref: string) => void) {
  const list = h('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-relevant': 'additions',
    'aria-label': t('log'),
    tabindex: '0',
  });
  const draw = (turns: readonly Turn[], pending: readonly Pending[]): void => {
    const near = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const there = new Map([...list.children].map((item) => [item.getAttribute('data-id') ?? '', item]));
    const wanted = [
      ...turns.map((turn) => there.get(turn.ref ?? turn.id) ?? turnItem(kept, turn)),
      ...pending.map((one) => there.get(`pending-${one.ref}-${String(one.failed)}`) ?? pendingItem(one, again)),
    ];
    for (const item of there.values()) if (!wanted.includes(item)) item.remove();
    wanted.forEach((item, at) => list.children[at] !== item && list.insertBefore(item, list.children[at] ?? null));
    if (near) list.scrollTop = list.scrollHeight;
  };
  return { element: list, draw };
}
