import type { SaidFile } from '../lib/api.ts';
import { h, icon } from '../lib/dom.ts';
import { t } from '../lib/words.ts';

const LARGEST = 10_000_000;
const AT_MOST = 3;

const asFile = async (file: File): Promise<SaidFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return { name: file.name.slice(0, 255) || 'file', type: file.type.slice(0, 200), data: btoa(text) };
};

/** Where the visitor writes. Enter sends; with Shift it begins a line. */
export function composerPart(given: {
  send: (text: string, files: SaidFile[]) => void;
  typing: () => void;
  trouble: (what: string) => void;
}) {
  const text = h('textarea', { rows: 1, maxlength: 4000, 'aria-label': t('write'), placeholder: t('write') });
  const send = (): void => {
    if (text.value.trim() === '') return;
    given.send(text.value.trim(), []);
    text.value = '';
    text.focus();
  };
  const picker = h('input', { type: 'file', multiple: true, hidden: true });
  picker.addEventListener('change', () => {
    const files = [...(picker.files ?? [])].slice(0, AT_MOST);
    picker.value = '';
    if (files.reduce((sum, file) => sum + file.size, 0) > LARGEST) return given.trouble(t('tooLarge'));
    if (files.length > 0) void Promise.all(files.map(asFile)).then((kept) => given.send('', kept));
  });
  text.addEventListener('input', given.typing);
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const element = h(
    'div',
    { class: 'composer' },
    picker,
    h('button', { type: 'button', class: 'plain', 'aria-label': t('attach'), onclick: () => picker.click() }, icon('file')),
    text,
    h('button', { type: 'button', class: 'plain send', 'aria-label': t('send'), onclick: send }, icon('send')),
  );
  return { element, focus: () => text.focus() };
}
