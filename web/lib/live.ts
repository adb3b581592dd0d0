import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** An event as `/api/v1/live` sends it: names and ids only, never content; what changed is fetched by who may see it. */
export type LiveEvent = { name: string; caseId?: string | null; subjectId?: string | null };
/** `broken` since a moment: said in words by the frame. */
export type LiveState = { state: 'connecting' | 'open' } | { state: 'broken'; since: string };

/**
 * Which screens an event of a room makes stale beside its own. Query keys begin with the name of a room (or `requests`), then say
 * what, then an id: `['cases', 'one', id]`, `['cases', 'queue', filter]`.
 */
const touches: Record<string, string[]> = {
  authorizations: ['requests', 'cases'],
  consultations: ['requests', 'cases'],
  supplies: ['requests', 'cases'],
  stores: ['cases'],
  customers: ['cases'],
  information: ['cases'],
  attributions: ['cases'],
  email: ['cases'],
  phone: ['cases', 'reports'],
  chat: ['reports'],
};

let current: LiveState = { state: 'connecting' };
const watchers = new Set<() => void>();
const hearers = new Set<(event: LiveEvent) => void>();
function become(next: LiveState): void {
  if (current.state === next.state) return;
  current = next;
  for (const watcher of watchers) watcher();
}

/** Hears each event as it comes, for what is not a query: somebody else is typing, a call rings. Returns how to stop. */
export function onLive(hearer: (event: LiveEvent) => void): () => void {
  hearers.add(hearer);
  return () => hearers.delete(hearer);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => current,
  );
}

const isId = (part: unknown): part is string => typeof part === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(part);

/** True where the event may have changed what lies under this key. Pure: tested by name. */
export function isStale(key: QueryKey, event: LiveEvent): boolean {
  const room = event.name.split('.')[0] ?? '';
  if (key[0] !== room && !touches[room]?.includes(String(key[0]))) return false;
  const ids = [event.caseId, event.subjectId].filter((id) => id != null);
  const wanted = key.filter(isId);
  return wanted.length === 0 || ids.length === 0 || wanted.some((id) => ids.includes(id));
}

/**
 * Keeps the page live until the returned function is called. The browser resumes a dropped stream with `Last-Event-ID`; where the
 * server refused it we open it anew, ask again for everything, and meanwhile for what is on screen every 20 s.
 */
export function goLive(queries: QueryClient): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let gather: ReturnType<typeof setTimeout> | undefined;
  let wait = 1_000;
  let heard: LiveEvent[] = [];

  function flush(): void {
    const events = heard;
    heard = [];
    gather = undefined;
    void queries.invalidateQueries({ predicate: (query) => events.some((event) => isStale(query.queryKey, event)) });
  }
  function hear(message: MessageEvent<string>): void {
    const event = JSON.parse(message.data) as LiveEvent;
    for (const hearer of hearers) hearer(event);
    heard.push(event);
    gather ??= setTimeout(flush, 60);
  }
  function open(): void {
    source = new EventSource('/api/v1/live');
    source.onopen = () => {
      wait = 1_000;
      if (current.state === 'broken') void queries.invalidateQueries();
      become({ state: 'open' });
    };
    source.addEventListener('change', hear);
    source.addEventListener('reset', () => void queries.invalidateQueries());
    source.onerror = () => {
      become({ state: 'broken', since: new Date().toISOString() });
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(retry);
      retry = setTimeout(open, wait);
      wait = Math.min(wait * 2, 30_000);
    };
  }
  const poll = setInterval(() => {
    if (current.state === 'broken' && document.visibilityState === 'visible') void queries.invalidateQueries();
  }, 20_000);
  open();
  return () => {
    source?.close();
    clearTimeout(retry);
    clearTimeout(gather);
    clearInterval(poll);
    become({ state: 'connecting' });
  };
}
