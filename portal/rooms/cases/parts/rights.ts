import { setZone } from '../../../../web/lib/format.ts';
import { locale, speak } from '../../../../web/lib/words.ts';
import { h } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { type CustomerPage, type Door, pageAddress, readPage } from '../api.ts';

/** The door of an address under `/c/:key`. */
export const doorOf = (key: string): Door => ({ key, signature: new URLSearchParams(location.search).get('t') });

/** The case of a page of rights, in its language; null where the signed link is not held. */
export async function signedPage(door: Door): Promise<CustomerPage | null> {
  const page = await readPage(door);
  if (!page.signed) return null;
  setZone(page.timeZone);
  const language = page.language === 'en' ? 'en' : 'es';
  if (language !== locale()) await speak(language);
  return page;
}

export const back = (door: Door): HTMLElement =>
  h(
    'p',
    { class: 'm-0' },
    h('a', { href: pageAddress(door), class: 'link inline-flex min-h-11 items-center' }, t('portal.rights.back')),
  );
