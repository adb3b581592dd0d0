import './sheet.css';
import { hash } from './hash.ts';

// The form is whole without this; with it files are seen before they leave, nothing is sent twice, and the computer does small sums by itself.

const paper = document.querySelector<HTMLFormElement>('form[data-token]');
document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
document.querySelector<HTMLElement>('[data-focus]')?.focus();

/** The number with which this paper's hash begins with so many bits of zero. */
async function work(token: string, bits: number): Promise<string> {
  const A_BREATH = 4000;
  for (let n = 0; ; n++) {
    if (hash(`${token}:${n}`) >>> (32 - bits) === 0) return String(n);
    if (n % A_BREATH === 0) await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Done when the computer has, or when nothing is asked of it. */
async function sums(form: HTMLFormElement): Promise<void> {
  const bits = Number(form.dataset.bits ?? 0);
  const place = form.querySelector<HTMLInputElement>('[name=work]');
  const question = form.querySelector<HTMLElement>('[data-question]');
  if (bits === 0 || !place) return;
  place.value = await work(form.dataset.token ?? '', bits);
  // Somebody who has begun to answer goes on.
  if (question && !question.contains(document.activeElement)) question.hidden = true;
}

/** Files one after another, dragged or chosen, each of which can be taken off again. */
function files(field: HTMLElement): void {
  const picker = field.querySelector<HTMLInputElement>('input[type=file]');
  if (!picker) return;
  const list = document.createElement('ul');
  picker.before(list);
  let chosen: File[] = [];
  const set = (next: File[]): void => {
    chosen = next.slice(0, 5);
    const carried = new DataTransfer();
    for (const file of chosen) carried.items.add(file);
    picker.files = carried.files;
    draw();
  };
  const draw = (): void => {
    list.replaceChildren(
      ...chosen.map((file) => {
        const line = document.createElement('li');
        const name = document.createElement('label');
        name.textContent = file.name;
        if (file.type.startsWith('image/')) {
          const small = document.createElement('img');
          small.alt = '';
          small.src = URL.createObjectURL(file);
          line.append(small);
        }
        const off = document.createElement('button');
        off.type = 'button';
        off.textContent = field.dataset.off ?? '×';
        off.setAttribute('aria-label', `${field.dataset.off ?? ''} ${file.name}`);
        off.addEventListener('click', () => set(chosen.filter((one) => one !== file)));
        line.append(name, off);
        return line;
      }),
    );
  };
  picker.addEventListener('change', () => set([...chosen, ...(picker.files ?? [])]));
  for (const name of ['dragover', 'dragleave', 'drop'])
    field.addEventListener(name, (event) => {
      event.preventDefault();
      field.classList.toggle('over', name === 'dragover');
      if (name === 'drop') set([...chosen, ...((event as DragEvent).dataTransfer?.files ?? [])]);
    });
}

if (paper) {
  const summed = sums(paper);
  let isSummed = false;
  void summed.then(() => (isSummed = true));
  for (const field of paper.querySelectorAll<HTMLElement>('[data-files]')) files(field);
  paper.addEventListener('submit', (event) => {
    const press = paper.querySelector(':scope > button');
    if (press?.getAttribute('aria-busy') === 'true') return event.preventDefault();
    press?.setAttribute('aria-busy', 'true');
    const answered = paper.querySelector<HTMLInputElement>('[name=answer]')?.value;
    if (isSummed || answered) return;
    event.preventDefault();
    void summed.then(() => paper.submit());
  });
  // Back from the next page, as it was.
  addEventListener('pageshow', () => paper.querySelector(':scope > button')?.removeAttribute('aria-busy'));
}

if (parent !== window && 'embed' in document.documentElement.dataset) {
  const tell = (): void => parent.postMessage({ mostrador: 'height', height: document.documentElement.offsetHeight }, '*');
  new ResizeObserver(tell).observe(document.body);
  tell();
}
