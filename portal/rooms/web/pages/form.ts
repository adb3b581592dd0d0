import { RefusalError } from '../../../../web/lib/client.ts';
import { locale } from '../../../../web/lib/words.ts';
import { h, show } from '../../../lib/dom.ts';
import type { PortalPage } from '../../../lib/page.ts';
import { t } from '../../../lib/words.ts';
import { empty } from '../../../ui/empty.ts';
import { files } from '../../../ui/files.ts';
import { field, form, lacking } from '../../../ui/form.ts';
import { page as frame, title } from '../../../ui/page.ts';
import { type FormFrame, readFrame, sendDemand } from '../api.ts';
import { received } from '../parts/received.ts';

/** People do not see it and leave it empty; programs that fill in whatever there is give themselves away. */
const trap = (): HTMLElement =>
  h(
    'div',
    { class: 'absolute -left-[200vw] size-px overflow-hidden', 'aria-hidden': 'true' },
    h('label', null, 'website', h('input', { name: 'website', tabindex: -1, autocomplete: 'off' })),
  );

/** Takes a demand in from a page of the shop: who writes, what about, what happened. It answers with the key. */
export const contactForm: PortalPage = async ({ form: centre = '' }) => {
  let opened: FormFrame;
  try {
    opened = await readFrame(centre);
  } catch (error) {
    if (error instanceof RefusalError && error.kind === 'not_found') return empty(t('portal.form.unknown'), t('portal.lost.do'));
    throw error;
  }
  document.title = `${t('portal.form.title')} · ${opened.centre}`;
  const chosen = files();
  const place = h('div', { class: 'contents' });

  async function send(values: Record<string, string>, key: string): Promise<void> {
    const { name = '', email = '', text = '', reason = '', orderNumber = '', website = '' } = values;
    if (!name.trim()) throw lacking('name', t('portal.form.nameNeeded'));
    if (!/^\S+@\S+\.\S+$/.test(email.trim())) throw lacking('email', t('portal.form.emailNeeded'));
    if (!text.trim()) throw lacking('text', t('portal.form.textNeeded'));
    const known = opened.reasons.find((one) => one === reason);
    const demand = {
      ...{ name: name.trim(), email: email.trim(), text: text.trim(), orderNumber: orderNumber.trim() },
      ...{
        subject: known ? t(`portal.reason.${known}`) : '',
        language: locale(),
        files: await chosen.sent(),
        token: opened.token,
        website,
      },
      ...(known ? { reason: known } : {}),
    };
    try {
      const { key: caseKey } = await sendDemand(centre, demand, key);
      show(place, received(opened.centre, caseKey, email.trim()));
      scrollTo(0, 0);
      place.querySelector<HTMLElement>('h1')?.focus();
    } catch (error) {
      // A form left open for too long gets a fresh token, so that pressing again does it; what was written stays.
      if (error instanceof RefusalError && error.reason === 'web.formTooOld') opened = await readFrame(centre);
      throw error;
    }
  }

  show(
    place,
    frame({
      brand: opened.centre,
      state: [title(t('portal.form.title')), h('p', { class: 'm-0 text-ink-2' }, t('portal.form.lead'))],
      body: form({
        fields: [
          field({ name: 'name', label: t('portal.form.name'), control: h('input', { autocomplete: 'name', required: true }) }),
          field({
            name: 'email',
            label: t('portal.form.email'),
            hint: t('portal.form.emailHint'),
            control: h('input', { type: 'email', autocomplete: 'email', required: true }),
          }),
          field({
            name: 'reason',
            label: t('portal.form.reason'),
            optional: true,
            control: h(
              'select',
              null,
              h('option', { value: '' }, t('portal.form.choose')),
              opened.reasons.map((reason) => h('option', { value: reason }, t(`portal.reason.${reason}`))),
            ),
          }),
          field({
            name: 'orderNumber',
            label: t('portal.form.order'),
            optional: true,
            control: h('input', { autocomplete: 'off', inputmode: 'text' }),
          }),
          field({ name: 'text', label: t('portal.form.text'), control: h('textarea', { rows: 6, required: true }) }),
          chosen.element,
          trap(),
        ],
        submit: t('portal.send'),
        large: true,
        send,
      }),
    }),
  );
  return place;
};
