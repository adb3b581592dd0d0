import { time } from '../../../../web/lib/format.ts';
import { type Child, h } from '../../../lib/dom.ts';
import { longDay, span, when } from '../../../lib/moment.ts';
import { t } from '../../../lib/words.ts';
import { happened, type Move, promised } from '../../../ui/arrows.ts';
import { facts, section, title } from '../../../ui/page.ts';
import type { CustomerPage, Door } from '../api.ts';

/** The end of a day is said as the day. */
function before(iso: string): string {
  const named = longDay(iso);
  return time(iso) === '23:59'
    ? t('portal.customer.atLatest', { day: named })
    : t('portal.customer.before', { day: named, time: time(iso) });
}

/** What is told first: one sentence, who has it, until when, how much of that time has gone. */
export function state(page: CustomerPage, now: number, door: Door): Child[] {
  const by = page.answerBy ?? page.legalBy;
  const shown: Child[] = [title(page.headline, true)];
  // The link was cut off on its way, or the matter is another's by now: without this it would look as if nothing had been written.
  if (door.signature !== null && !page.signed)
    shown.push(h('p', { role: 'alert', class: 'm-0 border-l-4 border-consulted pl-3' }, t('portal.customer.badLink')));
  if (page.resolved) {
    if (page.resolution && page.resolution !== 'none')
      shown.push(h('p', { class: 'm-0 text-ink-2' }, t(`portal.customer.resolution.${page.resolution}`)));
    return shown;
  }
  const late = by !== null && Date.parse(by) < now;
  shown.push(
    facts([
      { name: t('portal.customer.heldBy'), value: page.holder },
      ...(by
        ? [
            {
              name: t(late ? 'portal.customer.wasDue' : 'portal.customer.until'),
              value: late ? longDay(by) : before(by),
              strong: true,
            },
          ]
        : []),
    ]),
  );
  if (late) shown.push(h('p', { class: 'm-0 text-ink-2' }, t('portal.customer.sorry')));
  else if (page.follower) shown.push(h('p', { class: 'm-0 text-ink-2' }, t('portal.customer.oath', { name: page.follower })));
  if (!by) return shown;
  const opened = Date.parse(page.openedAt);
  const left = Date.parse(by) - now;
  const words = t(left >= 0 ? 'portal.customer.left' : 'portal.customer.late', { time: span(left) });
  shown.push(
    promised({
      share: (now - opened) / Math.max(1, Date.parse(by) - opened),
      from: t('portal.customer.asked', { moment: when(page.openedAt) }),
      left: words,
      label: words,
    }),
  );
  return shown;
}

type Step = CustomerPage['steps'][number];
const moves: Record<Step['direction'], Move> = { in: 'demand', out: 'answer', up: 'up', across: 'across', down: 'down' };

/** What has happened, oldest first, and the answer that is to come. */
export function history(page: CustomerPage): HTMLElement {
  const steps = page.steps.map((step) => ({
    move: step.arrow === 'answer' ? ('answer' as const) : moves[step.direction],
    title: step.title,
    when: when(step.at),
    text: step.text,
  }));
  const by = page.answerBy ?? page.legalBy;
  const next = page.next
    ? [{ move: 'next' as const, ...page.next, when: by && Date.parse(by) >= Date.now() ? before(by) : '' }]
    : [];
  return section(t('portal.customer.happened'), happened([...steps, ...next]));
}
