import type { Locale } from '../../../../../platform/actor.ts';
import { say } from '../../../../../platform/words.ts';
import { REASONS } from '../../../../cases/contract.ts';
import { type Assets, field, html, type Markup, says, sheet } from '../../sheets/decide.ts';
import type { KeptFile } from '../contract.ts';
import { bitsFor, type Care, questionOf } from '../decide.ts';

/** What stands in the fields: as it was typed, whether or not it will do. */
export type Typed = { name: string; email: string; reason: string; orderNumber: string; text: string; answer: string };
export type FormPage = {
  locale: Locale;
  centre: string;
  embed: boolean;
  /** Where it is posted: the same page. */
  address: string;
  otherLanguage: string;
  token: string;
  typed: Typed;
  /** A word key and its parameters, by field. */
  errors: Record<string, { reason: string; params?: Record<string, string | number> }>;
  kept: { file: KeptFile; sealed: string }[];
  care: Care;
  seed: string;
};

function input(page: FormPage, name: keyof Typed, more: Markup, hint?: string): Markup {
  const error = page.errors[name];
  return html`<input id="${name}" name="${name}" value="${page.typed[name]}"${more}${says(
    name,
    error && say(page.locale, error.reason, error.params),
    hint !== undefined,
  )}>`;
}

const NEEDED = html` required`;
/** The form, with what was typed and what is amiss beside each field. */
export function formSheet(page: FormPage, assets: Assets): string {
  const { locale, typed, errors } = page;
  const t = (key: string, params?: Record<string, string | number>) => say(locale, `web.form.${key}`, params);
  const errorOf = (name: string) => {
    const error = errors[name];
    return error && say(locale, error.reason, error.params);
  };
  const above = ['token', 'website'].map(errorOf).find((text) => text !== undefined);
  const optional = t('optional');
  const { a, b } = questionOf(page.seed);
  const asked = t('sum', { a: t(`number.${a}`), b: t(`number.${b}`) });
  const body = html`<form method="post" action="${page.address}" enctype="multipart/form-data" novalidate data-token="${page.token}" data-bits="${bitsFor(page.care)}">
<input type="hidden" name="token" value="${page.token}"><input type="hidden" name="work" value="">
${
  above || Object.keys(errors).length > 0
    ? html`<div role="alert" class="problem"><b>${above ?? t('mend')}</b><span>${t('kept')}</span></div>`
    : null
}
${field({ name: 'name', label: t('name'), error: errorOf('name'), control: input(page, 'name', html` autocomplete="name" maxlength="200"${NEEDED}`) })}
${field({
  name: 'email',
  label: t('email'),
  hint: t('emailHint'),
  error: errorOf('email'),
  control: input(page, 'email', html` type="email" autocomplete="email" maxlength="254"${NEEDED}`, t('emailHint')),
})}
${field({
  name: 'reason',
  label: t('reason'),
  optional,
  control: html`<select id="reason" name="reason"><option value="">${t('choose')}</option>${REASONS.map(
    (reason) =>
      html`<option value="${reason}"${typed.reason === reason ? html` selected` : null}>${say(locale, `web.reason.${reason}`)}</option>`,
  )}</select>`,
})}
${field({ name: 'orderNumber', label: t('order'), optional, error: errorOf('orderNumber'), control: input(page, 'orderNumber', html` autocomplete="off" maxlength="100"`) })}
${field({
  name: 'text',
  label: t('text'),
  error: errorOf('text'),
  control: html`<textarea id="text" name="text" rows="6" maxlength="20000"${NEEDED}${says('text', errorOf('text'))}>
${typed.text}</textarea>`,
})}
<div class="field files" data-files data-off="${t('filesOff')}" data-large="${t('filesLarge')}">
<label for="files">${t('files')}<small>${optional}</small></label>
${page.kept.length > 0 ? html`<ul>${page.kept.map(({ file, sealed }) => html`<li><input type="checkbox" name="kept" value="${sealed}" id="k${file.sha256}" checked><label for="k${file.sha256}">${file.name}</label></li>`)}</ul>` : null}
<input type="file" id="files" name="files" multiple accept="image/*,application/pdf,text/plain,.doc,.docx,.odt,.xls,.xlsx,.ods"${says('files', errorOf('files'), true)}>
<p id="files-says"${errorOf('files') ? html` class="bad"` : null}>${errorOf('files') ?? t('filesHint')}</p></div>
<div class="aside" aria-hidden="true"><label for="website">website</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${
  page.care > 0
    ? html`<div data-question>${field({ name: 'answer', label: asked, hint: t('sumWhy'), error: errorOf('answer'), control: input(page, 'answer', html` autocomplete="off" inputmode="numeric" maxlength="40"`, t('sumWhy')) })}</div>`
    : null
}
<button>${t('send')}</button>
</form>`;
  const other = locale === 'es' ? 'en' : 'es';
  const aside = html`<a href="${page.otherLanguage}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : 'Español'}</a>`;
  const { centre, embed } = page;
  return sheet(
    { locale, title: t('title'), centre, embed, aside, state: html`<h1>${t('title')}</h1><p>${t('lead')}</p>`, body },
    assets,
  );
}

export type Said = { locale: Locale; centre: string; embed: boolean };

/** It has arrived: the key, large, and where it is followed. */
export function thanksSheet({ locale, centre, embed }: Said, key: string, assets: Assets): string {
  const t = (name: string, params?: Record<string, string>) => say(locale, `web.form.${name}`, params);
  const target = embed ? html` target="_top"` : null;
  return sheet(
    {
      ...{ locale, centre, embed, title: t('received') },
      state: html`<h1 tabindex="-1" data-focus>${t('received')}</h1><p>${t('yourKey')}<b class="key">${key}</b></p>`,
      body: html`<p>${t('mailed')}</p><p><a href="/c/${encodeURIComponent(key)}"${target}>${t('follow')}</a></p><p class="small">${t('keepKey')}</p>`,
    },
    assets,
  );
}

/** «No fui yo»: opening it does nothing, the button does. */
export function notMeSheet(
  { locale, centre }: Said,
  at: { address: string; done: boolean; key: string },
  assets: Assets,
): string {
  const t = (name: string, params?: Record<string, string>) => say(locale, `web.notMe.${name}`, params);
  const shown = at.done ? 'done' : 'ask';
  const body = at.done
    ? html`<p>${t('doneThen')}</p>`
    : html`<p>${t('askThen')}</p><form method="post" action="${at.address}"><button>${t('askDo')}</button></form><p class="small">${t('askElse')}</p>`;
  return sheet(
    { locale, centre, title: t(shown), state: html`<h1>${t(shown)}</h1><p>${t('key', { key: at.key })}</p>`, body },
    assets,
  );
}

/** What happened and what to do, where there is nothing else to show. */
export const lostSheet = (locale: Locale, words: { title: string; todo: string }, assets: Assets): string =>
  sheet(
    { locale, centre: '', title: words.title, state: html`<h1>${words.title}</h1>`, body: html`<p>${words.todo}</p>` },
    assets,
  );
