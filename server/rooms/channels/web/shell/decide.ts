import type { Locale } from '../../../../platform/actor.ts';
import type { z } from 'zod';
import { say, sayTime } from '../../../../platform/words.ts';
import type { zCustomerPage } from '../contract.ts';
import { html } from '../sheets/decide.ts';

/** What the page says first, for whoever reads it before the script or without any: nothing that was written. */
export function summaryOf(page: z.output<typeof zCustomerPage>): string {
  const locale: Locale = page.language === 'en' ? 'en' : 'es';
  const by = page.answerBy ?? page.legalBy;
  return html`<main class="first"><p><b>${page.centre}</b> <span>${page.key}</span></p><h1>${page.headline}</h1><p>${page.holder}${
    by ? ` · ${say(locale, 'web.summary.until', { by: sayTime(locale, new Date(by), page.timeZone) })}` : null
  }</p><noscript><p>${say(locale, 'web.summary.noScript')}</p></noscript></main>`.text;
}

const ROOT = '<div id="root"></div>';
const TITLE = '<title></title>';
/** The shell of the portal with the summary where the page will be drawn, and the name of the page. */
export const shellWith = (shell: string, page: { title: string; summary: string }): string =>
  shell.replace(ROOT, () => `<div id="root">${page.summary}</div>`).replace(TITLE, () => html`<title>${page.title}</title>`.text);
