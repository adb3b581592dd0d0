import { useNavigate, useSearch } from '@tanstack/react-router';
import { dayIn } from '../../../lib/zone.ts';
import { useMe } from '../../../lib/session.ts';
import { useNow } from '../../../lib/now.ts';
import type { Asked, Circuit, Span } from '../api.ts';

export const SPANS = ['now', 'today', 'week', 'quarter', 'custom'] as const;
export type Chosen = (typeof SPANS)[number];
export const CIRCUITS: readonly Circuit[] = ['own', 'consulted', 'authorised'];
const FILTERS = ['span', 'from', 'to', 'circuit', 'store', 'unit', 'as'] as const;
export type Search = Partial<Record<(typeof FILTERS)[number], string>>;

/** What is looked at, as the address says it, and how to look at something else. */
export function useAsked() {
  const search: Search = useSearch({ from: '/framed/scheme' });
  const navigate = useNavigate();
  const today = dayIn(useMe().centre.timeZone, new Date(useNow()));
  const span: Chosen = SPANS.find((one) => one === search.span) ?? 'today';
  const circuit = CIRCUITS.find((one) => one === search.circuit) ?? null;
  const [from, to] = [search.from ?? today, search.to ?? today];
  const filter = { ...(search.store ? { storeId: search.store } : {}), ...(search.unit ? { unitId: search.unit } : {}) };
  const asked: Asked = span === 'custom' ? { ...filter, from, to } : { ...filter, span: span satisfies Span };
  const go = (change: Search): void => {
    const next = { ...search, ...change };
    const kept = Object.fromEntries(FILTERS.flatMap((name) => (next[name] ? [[name, next[name]]] : [])));
    void navigate({ to: '/scheme', search: kept, replace: true });
  };
  const isDays = [from, to].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  return {
    asked,
    span,
    circuit,
    from,
    to,
    today,
    store: search.store,
    unit: search.unit,
    as: search.as,
    go,
    valid: span !== 'custom' || isDays,
  };
}
export type Looking = ReturnType<typeof useAsked>;
