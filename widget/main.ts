import './chat.css';
import * as api from './lib/api.ts';
import { h, icon, trap } from './lib/dom.ts';
import type { Kept, ToFrame, ToPage } from './lib/letters.ts';
import { speak, t } from './lib/words.ts';
import { startPart } from './parts/start.ts';
import { type Talk, talkPart } from './parts/talk.ts';

const root = document.querySelector('main') ?? document.body.appendChild(h('main'));
const tell = (letter: ToPage): void => parent.postMessage(letter, '*');
const heading = h('h1', {}, t('title'));
const body = h('div', { class: 'body' });
let talk: Talk | null = null;

/** The page around the frame says hello; until then nothing is known, and nothing is asked. */
type Hello = Extract<ToFrame, { mostrador: 'hello' }>;

async function begin(hello: Hello): Promise<void> {
  speak(hello.language);
  document.title = t('title');
  root.setAttribute('aria-label', t('title'));
  const close = h(
    'button',
    { type: 'button', class: 'plain', 'aria-label': t('close'), onclick: () => tell({ mostrador: 'close' }) },
    icon('close'),
  );
  root.replaceChildren(h('header', {}, heading, close), body);
  trap(root);
  addEventListener('keydown', (event) => event.key === 'Escape' && tell({ mostrador: 'close' }));
  if (hello.kept && (await resume(hello, hello.kept))) return;
  await start(hello);
}

/** Goes on with the conversation that the page has kept; false where it can't be opened any more. */
async function resume(hello: Hello, kept: Kept): Promise<boolean> {
  try {
    converse(hello, kept, await api.visit(kept));
    return true;
  } catch (error) {
    if (!(error instanceof api.Trouble) || error.status !== 404) {
      body.replaceChildren(h('p', { role: 'status', class: 'notice' }, t('lost')));
      await new Promise((rest) => setTimeout(rest, 3000));
      return resume(hello, kept);
    }
    tell({ mostrador: 'keep', kept: null });
    return false;
  }
}

async function start(hello: Hello): Promise<void> {
  talk?.stop();
  talk = null;
  try {
    const frame = await api.frame();
    heading.textContent = frame.centre;
    if (!frame.on) {
      tell({ mostrador: 'off' });
      return body.replaceChildren(h('p', { class: 'notice' }, t('off')));
    }
    const begun = (kept: Kept, visit: api.Visit): void => {
      tell({ mostrador: 'keep', kept });
      converse(hello, kept, visit);
      talk?.focus();
    };
    const form = startPart({ frame, page: hello.page, key: hello.key, t: hello.t, begun });
    body.replaceChildren(form);
    if (hello.shown) form.querySelector('textarea')?.focus();
  } catch {
    body.replaceChildren(h('p', { role: 'status', class: 'notice' }, t('lost')));
    setTimeout(() => void start(hello), 3000);
  }
}

function converse(hello: Hello, kept: Kept, visit: api.Visit): void {
  heading.textContent = visit.centre;
  talk = talkPart(kept, visit, {
    shown: hello.shown,
    unread: (count) => tell({ mostrador: 'unread', count }),
    over: () => tell({ mostrador: 'keep', kept: null }),
    again: () => void start(hello),
  });
  body.replaceChildren(talk.element);
}

let greeted = false;
addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== parent || event.source === window) return;
  const letter = event.data;
  if (letter.mostrador === 'hello' && !greeted) {
    greeted = true;
    void begin(letter);
  }
  if (letter.mostrador === 'shown') {
    talk?.show(letter.shown);
    if (letter.shown) (talk ?? { focus: () => body.querySelector('textarea')?.focus() }).focus();
  }
});
tell({ mostrador: 'ready' });
