import * as api from '../lib/api.ts';
import { h, icon } from '../lib/dom.ts';
import type { Kept } from '../lib/letters.ts';
import { t } from '../lib/words.ts';
import { composerPart } from './composer.ts';
import { logPart, type Pending } from './log.ts';
import { optionsPart } from './options.ts';
import { uuid } from './start.ts';
import { headline } from './state.ts';

export type Talk = { element: HTMLElement; focus: () => void; show: (shown: boolean) => void; stop: () => void };
type Around = { shown: boolean; unread: (count: number) => void; over: () => void; again: () => void };
type Letter = Pending & { files: api.SaidFile[] };
const BEAT = 25_000;
const TYPING = 4_000;

/** One conversation. What is said goes out in order, each under an id of its own, until it is acknowledged: once, whatever breaks. */
export function talkPart(kept: Kept, first: api.Visit, around: Around): Talk {
  let visit = first;
  let shown = around.shown;
  let read = shown ? first.turns.length : 0;
  let unsent: Letter[] = [];
  let sending = false;
  let typed = 0;
  const state = h('p', { role: 'status', class: 'state' });
  const person = h(
    'button',
    { type: 'button', class: 'person', onclick: () => void act(() => api.askPerson(kept)) },
    t('person'),
  );
  const trouble = h('p', { role: 'alert', class: 'problem', hidden: true });
  const lost = h('p', { role: 'status', class: 'notice', hidden: true }, t('lost'));
  const log = logPart(kept, (ref) => {
    unsent = unsent.map((one) => (one.ref === ref ? { ...one, failed: false } : one));
    void flush();
  });
  const options = optionsPart({
    transcript: (given) =>
      void act(() => api.transcript(kept, given)).then(
        () => given.code && visit.transcript === 'code' && (options.tried(), draw()),
      ),
    end: () => void act(() => api.end(kept)),
  });
  const menu = h(
    'button',
    { type: 'button', class: 'plain', 'aria-label': t('menu'), 'aria-expanded': 'false', 'aria-controls': 'options' },
    icon('more'),
  );
  menu.addEventListener('click', () => {
    options.element.hidden = !options.element.hidden;
    menu.setAttribute('aria-expanded', String(!options.element.hidden));
  });
  const stands = (what: string): void => {
    trouble.textContent = what;
    trouble.hidden = what === '';
  };
  const composer = composerPart({
    send: (text, files) => {
      unsent = [...unsent, { ref: uuid(), text, files, names: files.map(({ name }) => name), failed: false }];
      void flush();
    },
    typing: () => {
      if (performance.now() - typed < TYPING) return;
      typed = performance.now();
      beat(true);
    },
    trouble: stands,
  });
  const over = h('div', { class: 'over' }, h('button', { type: 'button', class: 'primary', onclick: around.again }, t('new')));
  const foot = h('div', {});
  const key = h('p', { class: 'key' }, h('strong', {}, t('key', { key: visit.key })), ' ', t('keyHint'));

  const draw = (): void => {
    const alive = visit.state !== 'ended' && visit.state !== 'left';
    const said = headline(visit, Date.now());
    if (state.textContent !== said) state.textContent = said;
    person.hidden = !alive || visit.state === 'talking' || visit.state === 'waiting';
    const known = new Set(visit.turns.map(({ ref }) => ref));
    log.draw(
      visit.turns,
      unsent.filter(({ ref }) => !known.has(ref)),
    );
    options.draw(visit);
    const wanted = alive ? composer.element : over;
    if (foot.firstChild !== wanted) foot.replaceChildren(wanted);
    if (!alive) around.over();
    const ours = visit.turns.filter((turn) => turn.who !== 'visitor' && turn.number > read).length;
    around.unread(shown ? 0 : ours);
    if (shown && ours > 0) beat(false);
  };
  const take = (next: api.Visit): void => {
    if (next.turns.length < visit.turns.length) return;
    visit = next;
    draw();
  };
  const beat = (typing: boolean): void => {
    if (shown) read = visit.turns.length;
    void api.beHere(kept, true, typing, read).catch((error: Error) => error);
  };
  const act = async (work: () => Promise<api.Visit>): Promise<void> => {
    try {
      take(await work());
      stands('');
    } catch (error) {
      stands(error instanceof api.Trouble && error.message && error.status > 0 ? error.message : t('failed'));
    }
  };
  const flush = async (): Promise<void> => {
    draw();
    if (sending) return;
    sending = true;
    for (let next = unsent.find((one) => !one.failed); next; next = unsent.find((one) => !one.failed)) {
      const { ref, text, files } = next;
      const answer = await api.say(kept, { message: ref, text, files }).catch((error: Error) => error);
      if (!(answer instanceof Error)) {
        unsent = unsent.filter((one) => one.ref !== ref);
        take(answer);
      } else if (answer instanceof api.Trouble && (answer.status === 0 || answer.status >= 500)) {
        await new Promise((rest) => setTimeout(rest, 2000));
      } else {
        unsent = unsent.map((one) => (one.ref === ref ? { ...one, failed: true } : one));
        stands(answer.message || t('failed'));
        draw();
      }
    }
    sending = false;
  };
  const refresh = (): void => void api.visit(kept).then(take, (error: Error) => error);
  const deaf = api.listen(kept, refresh, (is) => (lost.hidden = is));
  const beating = setInterval(() => {
    beat(false);
    draw();
  }, BEAT);
  // "Somebody writes" ends by itself.
  const looking = setInterval(() => visit.typing && refresh(), 9_000);
  addEventListener('pagehide', () => void api.beHere(kept, false, false, read).catch((error: Error) => error));
  const element = h(
    'div',
    { class: 'talk' },
    h('div', { class: 'bar' }, state, menu),
    person,
    options.element,
    lost,
    key,
    log.element,
    trouble,
    foot,
  );
  draw();
  beat(false);
  return {
    element,
    focus: () => composer.focus(),
    show: (next) => {
      shown = next;
      if (next) beat(false);
      draw();
    },
    stop: () => {
      deaf();
      clearInterval(beating);
      clearInterval(looking);
    },
  };
}
