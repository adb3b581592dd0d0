import { type Said, saidFacts } from '../../../../web/lib/facts.ts';
import { money } from '../../../../web/lib/format.ts';
import { h } from '../../../lib/dom.ts';
import { t } from '../../../lib/words.ts';
import { facts, section } from '../../../ui/page.ts';
import type { AnswerPage } from '../api.ts';

type Told = AnswerPage['facts'][number];

/** The page gets every fact as text; here it is a number, a yes or a no again. */
function valueOf({ params: { value } }: Told): string | number | boolean | string[] | null {
  if (typeof value !== 'string') return typeof value === 'number' ? value : null;
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^-?\d+$/.test(value)) return Number(value);
  return value.includes(', ') ? value.split(', ') : value;
}

const lines = (said: Said[]): HTMLElement =>
  facts(said.map(({ label, value, tone }) => ({ name: label, value, strong: tone === 'care' })));

/** What is known of the matter: the weighty facts, the rest folded. */
export function factsOf(page: AnswerPage): HTMLElement | null {
  if (page.facts.length === 0) return null;
  const { main, rest } = saidFacts(
    Object.fromEntries(page.facts.map((told) => [told.word, valueOf(told)])),
    page.amount?.currency ?? 'EUR',
  );
  return section(
    t('portal.answer.facts'),
    lines(main),
    rest.length > 0
      ? h(
          'details',
          null,
          h(
            'summary',
            { class: 'link inline-block min-h-6 cursor-pointer' },
            t('portal.answer.moreFacts', { count: rest.length }),
          ),
          h('div', { class: 'mt-3' }, lines(rest)),
        )
      : null,
  );
}

/** Granting, denying and asking on one scale of money. */
export function costsOf({ costs, amount }: AnswerPage): HTMLElement | null {
  if (!costs || costs.grantMinor === null) return null;
  const most = Math.max(1, costs.grantMinor, costs.askMinor);
  const bar = (name: string, minor: number, asked = false): HTMLElement =>
    h(
      'div',
      { class: 'grid grid-cols-[1fr_auto] gap-x-3 gap-y-1' },
      h('dt', null, name),
      h(
        'dd',
        { class: `num m-0 font-semibold ${asked ? 'text-authorised' : ''}` },
        money({ minor, currency: amount?.currency ?? 'EUR' }),
      ),
      h(
        'dd',
        { 'aria-hidden': 'true', class: 'col-span-2 m-0' },
        h('i', {
          class: `block h-1.5 ${asked ? 'bg-authorised' : 'bg-ink-2'}`,
          style: `width:${Math.max(0.5, (minor / most) * 100)}%`,
        }),
      ),
    );
  return section(
    t('portal.answer.costs'),
    h(
      'dl',
      { class: 'm-0 grid gap-3' },
      bar(t('portal.answer.costs.grant'), costs.grantMinor, true),
      bar(t('portal.answer.costs.deny'), 0),
      bar(t('portal.answer.costs.ask'), costs.askMinor),
    ),
  );
}
