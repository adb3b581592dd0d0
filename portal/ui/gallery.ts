import { h } from '../lib/dom.ts';
import type { PortalPage } from '../lib/page.ts';
import { t } from '../lib/words.ts';

import { happened, promised } from './arrows.ts';
import { button, field, form, problem } from './form.ts';
import { facts, page, section, title } from './page.ts';

/** The portal's parts with invented figures; only while developing. */
export const gallery: PortalPage = async () => {
  document.title = 'Tienda Hogar';
  return page({
    brand: 'Tienda Hogar',
    remark: t('portal.customer.key', { key: 'K7-4H2-918' }),
    state: [
      title('Esperamos permiso para devolverle 80,00 €'),
      facts([
        { name: t('portal.customer.heldBy'), value: 'Coordinación de Hogar' },
        { name: t('portal.customer.until'), value: t('portal.customer.before', { day: 'hoy', time: '11:30' }), strong: true },
      ]),
      promised({
        share: 0.88,
        from: t('portal.customer.asked', { moment: 'ayer, 20:14' }),
        left: t('portal.customer.left', { time: '1 h 38' }),
        label: 'Quedan 1 h 38 de lo prometido',
      }),
    ],
    body: [
      section(
        t('portal.customer.happened'),
        happened([
          { move: 'demand', title: t('portal.customer.demand'), when: 'ayer, 20:14', text: 'Devolverle el dinero del hervidor.' },
          { move: 'answer', title: t('portal.customer.answer'), when: 'hoy, 09:34', text: 'Recogida mañana, de 9 a 14 h.' },
          { move: 'up', title: t('portal.customer.up'), when: 'hoy, 09:36', text: 'A Coordinación, por los 80,00 €.' },
          {
            move: 'next',
            title: 'Le contestaremos',
            when: 'antes de las 11:30',
            text: 'Por teléfono y aquí, sea sí o no.',
          },
        ]),
      ),
      section(
        t('portal.customer.messages'),
        form({
          submit: t('portal.send'),
          fields: [
            field({ name: 'text', label: t('portal.customer.write', { name: 'Lucía F.' }), control: h('textarea', { rows: 3 }) }),
            field({
              name: 'email',
              label: t('portal.customer.more'),
              hint: t('portal.answer.nothingYet'),
              optional: true,
              control: h('input', { type: 'email' }),
            }),
          ],
          send: async () => {
            throw new Error('nobody listens here');
          },
        }),
      ),
      problem(new Error('shown as it is')),
      h('p', { class: 'm-0 text-s text-ink-2' }, t('portal.customer.keepKey')),
    ],
    foot: h('div', { class: 'grid' }, button(t('portal.answer.approve.confirm'), { tone: 'primary', large: true })),
  });
};
