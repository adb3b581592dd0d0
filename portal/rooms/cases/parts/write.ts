import { percent } from '../../../../web/lib/format.ts';
import { h, show } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { field, form, lacking } from '../../../ui/form.ts';
import { files } from '../../../ui/files.ts';
import { type CustomerPage, type Door, newUuid, writeMessage } from '../api.ts';

/** Writing to whoever has the matter, with files. What was sent stands among the messages at once. */
export function write(door: Door, name: string, onSent: (page: CustomerPage) => void): HTMLElement {
  const place = h('div', { class: 'min-w-0' });
  const said = h('p', { role: 'status', class: 'm-0 text-ink-2 empty:hidden' });
  function draw(): void {
    const id = newUuid();
    const chosen = files();
    const text = h('textarea', { rows: 3 });
    show(
      place,
      form({
        fields: [field({ name: 'text', label: t('portal.customer.write', { name }), control: text }), chosen.element],
        before: chosen.pick,
        submit: t('portal.send'),
        send: async (values, key) => {
          const written = (values.text ?? '').trim();
          if (!written) throw lacking('text', t('portal.customer.writeFirst'));
          const sent = await chosen.sent();
          const onProgress = (share: number): void => {
            if (sent.length > 0) show(said, t('portal.customer.sending', { share: percent(share) }));
          };
          const page = await writeMessage(door, { text: written, files: sent, id }, { key, onProgress }).catch(
            (error: unknown) => {
              show(said);
              throw error;
            },
          );
          onSent(page);
          draw();
          show(said, t('portal.customer.sent'));
        },
      }),
    );
  }
  draw();
  return h('div', { class: 'grid grid-cols-[minmax(0,1fr)] gap-3' }, place, said);
}
