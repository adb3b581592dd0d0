import { fieldError, newKey, RefusalError, UnreachableError } from '../../web/lib/client.ts';
import { type Child, h, show } from '../lib/dom.ts';
import { t } from '../lib/words.ts';

const tones = {
  primary: 'border-accent bg-accent text-on-accent',
  plain: 'border-line-strong bg-surface text-ink',
  danger: 'border-line-strong bg-surface text-bad',
};

export function button(
  text: string,
  options: { tone?: keyof typeof tones; large?: boolean; type?: 'button' | 'submit'; onclick?: () => void } = {},
): HTMLButtonElement {
  const { tone = 'plain', large, type = 'button', onclick } = options;
  return h(
    'button',
    {
      type,
      onclick,
      class: `inline-flex cursor-pointer items-center justify-center rounded-s border px-5 font-semibold aria-busy:opacity-55 ${large ? 'min-h-14 text-l' : 'min-h-11'} ${tones[tone]}`,
    },
    text,
  );
}

/** A label, its control and its hint; the error of a refusal that names it is put here by `form`. The control gets `name` as its id. */
export function field(options: {
  name: string;
  label: string;
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  hint?: string;
  optional?: boolean;
}): HTMLElement {
  const { name, label, control, hint, optional } = options;
  control.id = name;
  control.setAttribute('name', name);
  control.classList.add('input');
  control.setAttribute('aria-describedby', `${name}-says`);
  return h(
    'div',
    { class: 'grid gap-1.5', 'data-field': name },
    h(
      'label',
      { for: name, class: 'flex justify-between gap-3 font-medium' },
      label,
      optional ? h('span', { class: 'text-s font-normal text-ink-2' }, t('portal.optional')) : null,
    ),
    control,
    h('p', { id: `${name}-says`, 'data-hint': hint ?? '', class: 'm-0 text-s text-ink-2 empty:hidden' }, hint ?? ''),
  );
}

/** Something that must be filled in is not: said at its field before anything is sent. */
export const lacking = (field: string, message: string): RefusalError =>
  new RefusalError({ kind: 'invalid', reason: 'portal.lacking', field, message });

/** What happened, what was kept where something was being written, what to do. */
export function problem(error: unknown, { written = true }: { written?: boolean } = {}): HTMLElement {
  const offline = error instanceof UnreachableError;
  const happened = error instanceof RefusalError && error.message ? error.message : t('portal.problem.title');
  return h(
    'div',
    { role: 'alert', class: 'grid gap-1 rounded-r-m border-l-4 border-bad bg-bad-soft px-4 py-3' },
    h('b', { class: 'font-semibold' }, happened),
    h(
      'span',
      { class: 'text-ink-2' },
      `${written ? `${t('portal.problem.kept')} ` : ''}${t(offline ? 'portal.problem.offline' : 'portal.problem.again')}`,
    ),
  );
}

/**
 * A form that sends once: the same key until it has an answer, the button busy meanwhile, a refusal at its field or above the button.
 * `send` gets the fields by name.
 */
export function form(options: {
  fields: Child;
  submit: string;
  large?: boolean;
  /** At the other end of the line of the button: another way to go. */
  beside?: Child;
  /** The same, before the button. */
  before?: Child;
  send: (values: Record<string, string>, key: string) => Promise<void>;
}): HTMLFormElement {
  const trouble = h('div', { class: 'empty:hidden' });
  const press = button(options.submit, { tone: 'primary', type: 'submit', ...(options.large ? { large: true } : {}) });
  if (options.large) press.classList.add('max-sm:w-full');
  const key = newKey();
  let busy = false;
  async function submit(): Promise<void> {
    if (busy) return;
    busy = true;
    press.setAttribute('aria-busy', 'true');
    show(trouble);
    const values = Object.fromEntries(
      [...new FormData(made)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    try {
      await options.send(values, key);
    } catch (error) {
      let named = false;
      for (const place of made.querySelectorAll<HTMLElement>('[data-field]')) {
        const name = place.dataset.field ?? '';
        const words =
          fieldError(error, name) ??
          (error instanceof RefusalError && error.field?.startsWith(`${name}.`) ? error.message : undefined);
        const control = place.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
        control?.setAttribute('aria-invalid', String(Boolean(words)));
        const says = place.querySelector<HTMLElement>('[data-hint]');
        if (says) show(says, words ? h('span', { role: 'alert', class: 'text-bad' }, words) : (says.dataset.hint ?? ''));
        if (!words) continue;
        if (!named) control?.focus();
        named = true;
      }
      if (!named) show(trouble, problem(error));
    } finally {
      busy = false;
      press.removeAttribute('aria-busy');
    }
  }
  const made = h(
    'form',
    {
      class: 'grid grid-cols-[minmax(0,1fr)] gap-4',
      novalidate: true,
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      },
    },
    options.fields,
    trouble,
    h(
      'div',
      {
        class: `flex flex-wrap gap-x-6 gap-y-3 ${options.before ? 'items-start' : 'items-center'} ${options.beside || options.before ? 'justify-between' : 'justify-end'}`,
      },
      options.before,
      press,
      options.beside,
    ),
  );
  return made;
}
