import { h, show } from '../lib/dom.ts';
import { t } from '../lib/words.ts';

/** A file on its way: base64, as the doors without an account take it. */
export type Sent = { name: string; type: string; data: string };
const MOST = 5;

async function read(file: File): Promise<Sent> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
  return { name: file.name, type: file.type || 'application/octet-stream', data: address.slice(address.indexOf(',') + 1) };
}

/** `1,4 MB`, `320 kB`. */
export const sizeOf = (bytes: number): string =>
  new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: bytes < 1e6 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  }).format(bytes < 1e6 ? Math.max(1, bytes / 1e3) : bytes / 1e6);

/** Files chosen one after another, up to five, each of which can be taken off again. `sent` reads them when the form leaves. */
export function files(): { element: HTMLElement; sent: () => Promise<Sent[]>; clear: () => void } {
  let chosen: File[] = [];
  const list = h('ul', { class: 'm-0 grid list-none gap-1 p-0 empty:hidden' });
  const picker = h('input', {
    type: 'file',
    id: 'files',
    multiple: true,
    class: 'peer sr-only',
    'aria-describedby': 'files-says',
    onchange: () => {
      chosen = [...chosen, ...(picker.files ?? [])].slice(0, MOST);
      picker.value = '';
      draw();
    },
  });
  function draw(): void {
    show(
      list,
      chosen.map((file) =>
        h(
          'li',
          { class: 'flex items-center justify-between gap-3 border-b border-line py-1' },
          h(
            'span',
            { class: 'min-w-0 truncate' },
            file.name,
            ' ',
            h('span', { class: 'num text-s text-ink-2' }, sizeOf(file.size)),
          ),
          h(
            'button',
            {
              type: 'button',
              class: 'link min-h-9 cursor-pointer px-1 text-s',
              'aria-label': t('portal.files.remove', { name: file.name }),
              onclick: () => {
                chosen = chosen.filter((one) => one !== file);
                draw();
                picker.focus();
              },
            },
            t('portal.files.off'),
          ),
        ),
      ),
    );
  }
  const element = h(
    'div',
    { class: 'grid gap-1', 'data-field': 'files' },
    list,
    h(
      'div',
      { class: 'relative' },
      picker,
      h(
        'label',
        {
          for: 'files',
          class:
            'link inline-flex min-h-11 cursor-pointer items-center rounded-s peer-focus-visible:outline-2 peer-focus-visible:outline-accent',
        },
        t('portal.files.add'),
      ),
    ),
    h('p', { id: 'files-says', 'data-hint': t('portal.files.hint'), class: 'm-0 text-s text-ink-2' }, t('portal.files.hint')),
  );
  return {
    element,
    sent: () => Promise.all(chosen.map(read)),
    clear: () => {
      chosen = [];
      draw();
    },
  };
}
