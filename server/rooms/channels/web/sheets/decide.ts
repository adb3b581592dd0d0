import type { Locale } from '../../../../platform/actor.ts';

/** HTML that was written here: what is put into it is escaped, unless it was written here as well. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type Part = Markup | string | number | null | false | Part[];

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (Array.isArray(part)) return part.map(written).join('');
  return part instanceof Markup ? part.text : escaped(String(part));
}

/** `html\`<b>${name}</b>\``: whatever stands in the braces is text and nothing else. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup =>
  new Markup(strings.map((string, i) => string + written(parts[i] ?? null)).join(''));

/** Where the styles and the script of a page lie, with a mark that changes when they do. */
export type Assets = { style: string; theme: string; script: string };

export type Sheet = {
  locale: Locale;
  title: string;
  centre: string;
  /** At the other end of the first line: another language. */
  aside?: Part;
  /** On the sunken ground: what this page says first. */
  state: Part;
  body: Part;
  /** Inside a page of the shop: without a frame of its own. */
  embed?: boolean;
};

/** A whole page that needs no script. */
export function sheet({ locale, title, centre, aside, state, body, embed }: Sheet, assets: Assets): string {
  return `<!doctype html>${
    html`<html lang="${locale}" data-lang="${locale}"${embed ? html` data-embed` : null}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${centre}</title>
<link rel="icon" href="data:,">
<script src="${assets.theme}"></script>
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.script}"></script>
</head>
<body>
<main>
<header><div class="top"><b>${centre}</b>${aside ?? null}</div><div class="state">${state}</div></header>
<div class="body">${body}</div>
</main>
</body>
</html>`.text
  }`;
}

export type Field = {
  name: string;
  label: string;
  control: Markup;
  hint?: string;
  optional?: string;
  error?: string | undefined;
};

/** A label, its control, and what is to be said of it. */
export const field = ({ name, label, control, hint, optional, error }: Field): Markup =>
  html`<div class="field"><label for="${name}">${label}${optional ? html`<small>${optional}</small>` : null}</label>${control}${
    hint || error ? html`<p id="${name}-says"${error ? html` class="bad"` : null}>${error ?? hint ?? ''}</p>` : null
  }</div>`;

/** What ties a control to what is said of it. */
export const says = (name: string, error: string | undefined, hint = false): Markup =>
  error ? html` aria-invalid="true" aria-describedby="${name}-says"` : hint ? html` aria-describedby="${name}-says"` : html``;
