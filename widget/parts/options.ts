import type { Visit } from '../lib/api.ts';
import { h } from '../lib/dom.ts';
import { t } from '../lib/words.ts';

type Given = { transcript: (given: { email?: string; code?: string }) => void; end: () => void };

/** The copy by mail, with what it needs: an address, its code, or a word on what was done. */
function copy(visit: Visit, tried: boolean, { transcript }: Given): (HTMLElement | null)[] {
  const to = { email: visit.email ?? '' };
  if (visit.transcript === 'sent') return [h('p', { role: 'status' }, t('transcriptSent', to))];
  if (visit.transcript === 'wanted') return [h('p', { role: 'status' }, t('transcriptWanted', to))];
  if (visit.transcript === 'code') {
    const code = h('input', { id: 'code', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 6 });
    return [
      h('label', { for: 'code' }, t('transcriptCode', to)),
      h(
        'div',
        { class: 'row' },
        code,
        h('button', { type: 'button', onclick: () => transcript({ code: code.value.trim() }) }, t('send')),
      ),
      tried ? h('p', { role: 'alert', class: 'problem' }, t('transcriptWrong')) : null,
    ];
  }
  if (visit.email) return [h('button', { type: 'button', onclick: () => transcript({}) }, t('transcript'))];
  const email = h('input', { id: 'copy', type: 'email', autocomplete: 'email', maxlength: 254 });
  const ask = (): void =>
    email.value !== '' && email.checkValidity() ? transcript({ email: email.value.trim() }) : email.focus();
  return [
    h('label', { for: 'copy' }, t('transcriptTo')),
    h('div', { class: 'row' }, email, h('button', { type: 'button', onclick: ask }, t('transcriptSend'))),
  ];
}

/** What else can be done: a copy by mail, and the end. It keeps what was being typed while nothing of it changes. */
export function optionsPart(given: Given) {
  const element = h('section', { class: 'options', id: 'options', hidden: true, 'aria-label': t('menu') });
  let shown = '';
  let tried = 0;
  return {
    element,
    tried: () => void tried++,
    draw: (visit: Visit): void => {
      const alive = visit.state !== 'ended' && visit.state !== 'left';
      const next = JSON.stringify([visit.transcript, visit.email, alive, tried]);
      if (next === shown) return;
      shown = next;
      const answered = visit.turns.some(({ who }) => who === 'person' || who === 'assistant');
      const end = h('button', { type: 'button', onclick: given.end }, t('end'));
      element.replaceChildren(
        ...(answered ? copy(visit, tried > 0, given).filter((one) => one !== null) : []),
        ...(alive ? [end] : []),
      );
      if (!answered) shown = '';
    },
  };
}
