import { h, show } from '../lib/dom.ts';
import { t } from '../lib/words.ts';

/** A file on its way: base64, as the doors without an account take it. */
export type Sent = { name: string; type: string; data: string };
const MOST = 5;
/** What the doors take; a telephone offers its camera for it. */
const KINDS = 'image/*,application/pdf,text/plain,.doc,.docx,.odt,.xls,.xlsx,.ods';

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
export function files(): { element: HTMLElement; pick: HTMLElement; sent: () => Promise<Sent[]>; clear: () => void } {
  let chosen: File[] = [];
  const list = h('ul', { class: 'm-0 grid grid-cols-[minmax(0,1fr)] list-none gap-1 p-0 empty:hidden' });
  const add = (more: Iterable<File>): void => {
    chosen = [...chosen, ...more].slice(0, MOST);
    draw();
  };
  const picker = h('input', {
    type: 'file',
    accept: KINDS,
    id: 'files',
    multiple: true,
    class: 'peer sr-only',
    'aria-describedby': 'files-says',
    onchange: () => {
      add(picker.files ?? []);
      picker.value = '';
    },
  });
  function draw(): void {
    show(
      list,
      chosen.map((file) =>
        h(
          'li',
          { class: 'flex items-center justify-between gap-3 border-b border-line py-1' },
          file.type.startsWith('image/')
            ? h('img', { src: URL.createObjectURL(file), alt: '', class: 'size-9 shrink-0 rounded-s object-cover' })
            : null,
          h(
            'span',
            { class: 'min-w-0 flex-1 truncate' },
            file.name,
            ' ',
            h('span', { class: 'num text-s text-ink-2' }, sizeOf(file.size)),
          ),
          h(
            'button',
            {
              type: 'button',
              class: 'link min-h-11 cursor-pointer px-2 text-s',
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
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    for (const place of [element, pick]) place.classList.toggle('bg-accent-soft', is);
  };
  const drops = {
    ondragover: over(true),
    ondragleave: over(false),
    ondrop: (event: DragEvent) => {
      over(false)(event);
      add(event.dataTransfer?.files ?? []);
    },
  };
  const element = h(
    'div',
    {
      class: 'grid grid-cols-[minmax(0,1fr)] gap-1 rounded-s has-[ul:empty]:hidden',
      ...drops,
    },
    list,
  );
  const pick = h(
    'div',
    { class: 'relative min-w-0 flex-1 basis-40 rounded-s', 'data-field': 'files', ...drops },
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
    h('span', { class: 'ml-2 hidden text-s text-ink-2 pointer-fine:inline' }, t('portal.files.drop')),
    h('p', { id: 'files-says', 'data-hint': t('portal.files.hint'), class: 'm-0 text-s text-ink-2' }, t('portal.files.hint')),
  );
  return {
    element,
    pick,
    sent: () => Promise.all(chosen.map(read)),
    clear: () => {
      chosen = [];
      draw();
    },
  };
}
