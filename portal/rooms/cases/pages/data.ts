import { h, show } from '../../../lib/dom.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { field, form } from '../../../ui/form.ts';
import { page as frame, title } from '../../../ui/page.ts';
import { askCorrection, type Correction, newUuid } from '../api.ts';
import { back, doorOf, signedPage } from '../parts/rights.ts';

const kinds = ['correct', 'access', 'erase'] as const;
const languages = ['es', 'en', 'ca', 'gl', 'eu'] as const;

/** Own data: to correct, to see or to erase. What is asked is looked at by a person before anything changes. */
export const dataPage: PortalPage = async ({ key = '' }) => {
  const door = doorOf(key);
  const page = await signedPage(door);
  if (!page) return empty(t('portal.customer.more'), t('portal.customer.more.how'));
  document.title = `${t('portal.data.title')} · ${page.centre}`;
  const place = h('div', { class: 'contents' });
  const draw = (heading: string, lead: string, body: HTMLElement | null): void => {
    const remark = t('portal.customer.key', { key: page.key });
    const head = title(heading);
    head.setAttribute('tabindex', '-1');
    const state = [head, h('p', { class: 'm-0 text-ink-2', role: body ? null : 'status' }, lead)];
    show(place, frame({ brand: page.centre, remark, state, body: [body, back(door)] }));
    if (!body) head.focus();
  };

  const details = h(
    'div',
    { class: 'grid gap-4' },
    field({
      name: 'name',
      label: t('portal.data.name'),
      optional: true,
      control: h('input', { autocomplete: 'name', maxlength: 200 }),
    }),
    field({
      ...{ name: 'email', label: t('portal.data.email'), optional: true },
      control: h('input', { type: 'email', autocomplete: 'email', maxlength: 254 }),
    }),
    field({
      ...{ name: 'phone', label: t('portal.data.phone'), optional: true },
      control: h('input', { type: 'tel', autocomplete: 'tel', maxlength: 40 }),
    }),
    field({
      ...{ name: 'address', label: t('portal.data.address'), optional: true },
      control: h('textarea', { rows: 3, autocomplete: 'street-address', maxlength: 500 }),
    }),
    field({
      ...{ name: 'language', label: t('portal.data.language'), optional: true },
      control: h(
        'select',
        null,
        h('option', { value: '' }, t('portal.data.same')),
        languages.map((one) => h('option', { value: one }, t(`portal.data.language.${one}`))),
      ),
    }),
  );
  const choice = h(
    'fieldset',
    { class: 'm-0 grid gap-1 border-0 p-0' },
    h('legend', { class: 'mb-1 p-0 font-medium' }, t('portal.data.kind')),
    kinds.map((kind) =>
      h(
        'label',
        { class: 'flex min-h-11 cursor-pointer items-center gap-3' },
        h('input', {
          type: 'radio',
          name: 'kind',
          value: kind,
          checked: kind === 'correct',
          class: 'size-5 accent-accent',
          onchange: () => (details.hidden = kind !== 'correct'),
        }),
        t(`portal.data.${kind}`),
      ),
    ),
  );
  const id = newUuid();
  const made = form({
    fields: [choice, details],
    submit: t('portal.data.send'),
    large: true,
    send: async (values, intention) => {
      const kind = kinds.find((one) => one === values.kind) ?? 'correct';
      const given = (name: string): string | undefined => (kind === 'correct' && values[name]?.trim()) || undefined;
      const language = languages.find((one) => one === given('language'));
      const wish: Correction = {
        ...{ id, kind, name: given('name'), email: given('email'), phone: given('phone'), address: given('address') },
        ...(language ? { language } : {}),
      };
      await askCorrection(door, wish, intention);
      draw(t('portal.data.done'), t('portal.data.done.then'), null);
    },
  });
  draw(t('portal.data.title'), t('portal.data.lead'), made);
  return place;
};
