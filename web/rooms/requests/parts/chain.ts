import { money } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Mark, Span } from '../../../ui/ruler.tsx';
import type { Authorization, Request } from '../api.ts';
import { atWords } from './due.ts';

export type Chain = { from: string; to: string; now: string; marks: Mark[]; spans: Span[]; label: string };
type Link = Authorization['chain'][number];

/** Those to whom silence leads from here: of a chain of its own only the others of an open step that any of them may decide. */
export function climbing({ chain, steps }: Pick<Authorization, 'chain' | 'steps'>): Link[] {
  if (steps.length === 0) return chain;
  const open = steps.find((step) => step.state === 'open');
  const ids = new Set(open?.need === 'any' ? open.deciders.map((one) => one.personId) : []);
  return chain.filter((link) => ids.has(link.personId));
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Where in the chain the request is: by who holds it, or whom they stand in for; by its level where neither is named. */
export function placeIn(chain: Link[], { to, level }: Request): number {
  const held = chain.findIndex((link) =>
    [link.personId, link.standsInFor?.personId].some((id) => id != null && (id === to.personId || id === to.standsInForId)),
  );
  return held >= 0 ? held : Math.min(level, Math.max(0, chain.length - 1));
}

/** To whom it climbs when nobody answers; null where this is the last, or where it is not known. */
export function nextIn(chain: Link[], request: Request): Link | null {
  return chain[placeIn(chain, request) + 1] ?? null;
}

const deputy = (standsInFor: string | null | undefined): string | undefined =>
  standsInFor ? t('requests.ruler.standsIn', { name: standsInFor }) : undefined;

function holder(request: Request, link: Link | undefined, currency: string): string {
  const isMine = request.mine && request.to.personId !== null;
  const who = isMine ? t('requests.ruler.you') : (request.takenBy ?? request.to.name);
  if (!link || link.limitMinor === null) return who;
  return t('requests.ruler.upTo', { who, limit: money({ minor: link.limitMinor, currency }) });
}

/**
 * The chain to scale, from the asking to the promise: what has gone, the reminders, who decides now, who comes next. How long the next
 * one will have is not known before it climbs, so their part runs to the promise, or a third further than what is known.
 */
export function chainOf(request: Request, now: number, links: Link[] = [], promisedAt: string | null = null): Chain {
  const from = Date.parse(request.askedAt);
  const due = Date.parse(request.dueAt);
  const currency = request.amount?.currency ?? 'EUR';
  const place = placeIn(links, request);
  const next = links[place + 1];
  const after = links.slice(place + 2).map((link) => link.name);
  const asker = request.waitingFor === 'asker';
  const known = Math.max(due, now, promisedAt ? Date.parse(promisedAt) : 0);
  const to = promisedAt && Date.parse(promisedAt) > Math.max(due, now) ? Date.parse(promisedAt) : known + (known - from) / 3;

  const level = Date.parse(request.levelAt);
  const earlier = level - from > 60_000 && request.level > 0 ? links[place - 1] : undefined;
  const start = earlier ? level : from;
  const deadline = Math.max(due, start);
  const spans: Span[] = [];
  if (earlier) spans.push({ from: iso(from), to: iso(level), who: earlier.name, by: t('requests.ruler.silent') });
  const by = asker ? t('requests.ruler.asker') : deputy(request.to.standsInFor);
  spans.push({
    from: iso(start),
    to: iso(asker ? to : deadline),
    who: asker ? request.askedBy.name : holder(request, links[place], currency),
    mine: request.mine,
    ...(by ? { by } : {}),
  });
  if (!asker && to > deadline) {
    const more = after.length > 0 ? t('requests.ruler.then', { names: after.join(', ') }) : deputy(next?.standsInFor?.name);
    spans.push({ from: iso(deadline), to: iso(to), who: next?.name ?? t('requests.ruler.above'), ...(more ? { by: more } : {}) });
  }

  const marks: Mark[] = request.remindersAt
    .filter((at) => Date.parse(at) < due && Date.parse(at) > level)
    .map((at) => ({ at, kind: 'remind', word: t('requests.ruler.reminder') }));
  if (!asker) marks.push({ at: request.dueAt, kind: 'climb', word: t('requests.ruler.climbs') });
  if (promisedAt) marks.push({ at: promisedAt, kind: 'promise', word: t('shell.promised') });
  return {
    from: request.askedAt,
    to: iso(to),
    now: iso(now),
    marks,
    spans,
    label: inWords(request, now, next?.name, promisedAt),
  };
}

/** The same for whoever does not see it. */
function inWords(request: Request, now: number, next: string | undefined, promisedAt: string | null): string {
  const at = atWords(request.dueAt, now);
  const who = request.mine && request.to.personId ? t('requests.you') : (request.takenBy ?? request.to.name);
  const parts = [
    request.waitingFor === 'asker'
      ? t('requests.label.asker', { name: request.askedBy.name })
      : t('requests.label.until', { who, at }),
    next && request.waitingFor === 'answer' ? t('requests.label.then', { name: next }) : '',
    promisedAt ? t('requests.label.promised', { at: atWords(promisedAt, now) }) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** What silence does. It never grants. */
export function silence(request: Request, now: number, next: Link | null): string {
  if (request.waitingFor === 'asker') return t('requests.silence.asker', { name: request.askedBy.name });
  const at = atWords(request.dueAt, now);
  return next ? t('requests.silence.climbs', { at, name: next.name }) : t('requests.silence.above', { at });
}
