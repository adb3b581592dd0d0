import * as api from '../lib/api.ts';
import { h } from '../lib/dom.ts';
import type { Kept } from '../lib/letters.ts';
import { moment, spoken, t } from '../lib/words.ts';

type Given = { frame: api.Frame; page: string; key: string; t: string; begun: (kept: Kept, visit: api.Visit) => void };

const field = (id: string, label: string, input: HTMLElement, hint?: string): HTMLElement => {
  input.id = id;
  if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    input,
    hint ? h('p', { id: `${id}-hint`, class: 'hint' }, hint) : null,
  );
};

/** A secret of 32 random bytes, URL-safe. */
function secret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
/** crypto.randomUUID is kept from pages without TLS. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function lead({ opening, assistant, timeZone }: api.Frame): string {
  if (assistant) return t('byMachine');
  if (opening.open) return t('byPerson');
  return opening.opensAt ? t('closedUntil', { when: moment(opening.opensAt, timeZone) }) : t('closed');
}

/** The question first, then who asks: only what is needed to answer. */
export function startPart({ frame, page, key, t: signature, begun }: Given): HTMLElement {
  const left = !frame.assistant && !frame.opening.open;
  const kept: Kept = { id: uuid(), token: secret() };
  const message = uuid();
  const proved = key !== '' && signature !== '';
  const text = h('textarea', { rows: 3, maxlength: 4000, required: true });
  const name = h('input', { autocomplete: 'name', maxlength: 100 });
  const email = h('input', { type: 'email', autocomplete: 'email', maxlength: 254, required: left && !proved });
  const order = h('input', { maxlength: 100, autocomplete: 'off' });
  const problem = h('p', { role: 'alert', class: 'problem', hidden: true });
  const stands = (what: string, at?: HTMLElement): void => {
    problem.textContent = what;
    problem.hidden = what === '';
    at?.focus();
  };
  const send = async (person: boolean): Promise<void> => {
    if (text.value.trim() === '') return stands(t('questionNeeded'), text);
    if (!email.checkValidity()) return stands(t('emailNeeded'), email);
    stands('');
    for (const button of buttons) button.disabled = true;
    const proof = proved ? { key, t: signature } : {};
    const said = { text: text.value.trim(), name: name.value.trim(), email: email.value.trim(), orderNumber: order.value.trim() };
    try {
      begun(kept, await api.open({ ...kept, ...said, ...proof, message, language: spoken(), page, person }));
    } catch (error) {
      const refused = error instanceof api.Trouble && error.status > 0;
      stands(refused ? error.message : t('lost'), refused && error.reason === 'chat.emailNeeded' ? email : undefined);
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  };
  const first = h(
    'button',
    { type: 'button', class: 'primary', onclick: () => void send(false) },
    left ? t('leaveMessage') : t('start'),
  );
  // A person in the main menu, from the start (Ley 10/2025, 8.2).
  const person = h('button', { type: 'button', onclick: () => void send(true) }, t('startPerson'));
  const buttons = frame.assistant ? [first, person] : [first];
  return h(
    'div',
    { class: 'start' },
    h('h2', {}, frame.greeting[spoken()] || t('greeting')),
    h('p', { class: 'lead' }, lead(frame)),
    field('question', t('question'), text),
    field('name', t('name'), name),
    ...(proved ? [] : [field('email', t('email'), email, left ? undefined : t('emailHint')), field('order', t('order'), order)]),
    problem,
    h('div', { class: 'row' }, ...buttons),
  );
}
