import { h } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { field, form, lacking } from '../../../ui/form.ts';

const EXAMPLE = 'TL-4HCT-Z3SF';

/** Where a key that was told is written down. */
export function enterKey(tried = ''): HTMLFormElement {
  const control = h('input', {
    ...{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 40, value: tried },
    enterkeyhint: 'go',
  });
  return form({
    fields: field({
      name: 'key',
      label: t('portal.customer.enter.key'),
      control,
      hint: t('portal.customer.enter.like', { example: EXAMPLE }),
    }),
    submit: t('portal.customer.enter.go'),
    large: true,
    send: async ({ key = '' }) => {
      if (key.trim() === '') throw lacking('key', t('portal.customer.enter.none'));
      location.assign(`/c/${encodeURIComponent(key.trim())}`);
    },
  });
}
