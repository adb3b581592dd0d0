import { useCallback, useEffect, useRef, useState } from 'react';
import { RefusalError, UnreachableError } from '../../../lib/client.ts';
import { api, type Case } from '../api.ts';
import { joined } from './draft-join.ts';
import { recovered, stash, stashed, together, unstash } from './draft-stash.ts';

export type Mode = 'reply' | 'note' | 'forward';
export type Draft = Case['draft'];
export type Kept = 'idle' | 'kept' | 'failed' | 'unreached' | 'signedOut';

const REST = 700;
/** So long until what could not be kept for want of a network is tried again. */
const AGAIN = 5_000;
/** So often is what the server has read anew before a keeping is given up. */
const TRIES = 3;

/** What one way of writing keeps: the door, copies and files belong to the answer alone. */
const bodyOf = (mode: Mode, draft: Draft) =>
  mode === 'reply'
    ? {
        kind: mode,
        text: draft.reply,
        html: draft.html,
        door: draft.door,
        cc: draft.cc,
        attachments: draft.attachments,
      }
    : { kind: mode, text: draft[mode] };

function failureOf(error: unknown): Kept {
  if (error instanceof UnreachableError) return 'unreached';
  return error instanceof RefusalError && error.kind === 'unauthorized' ? 'signedOut' : 'failed';
}

const bare = { html: null, door: null, cc: null, attachments: [] };

/**
 * What is being written, kept on the server while it is written. `settle` says that it was sent: nothing of it is kept any more,
 * and it waits for a keeping under way, so that this one does not bring the text back. An answer that the server gives back is set below what is
 * being written: each keeping says which text it takes the place of, and where the server has another one, that is read first. What could not
 * be kept stays in this tab, and is kept when it can be.
 */
export function useDraft(caseId: string, personId: string, initial: Draft) {
  const [left] = useState(() => stashed(personId, caseId));
  const [draft, setDraft] = useState(() => (left ? recovered(left, initial) : initial));
  const [kept, setKept] = useState<Kept>('idle');
  const now = useRef(draft);
  const waiting = useRef(new Set<Mode>(left ? ['reply', 'note', 'forward'] : []));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<unknown>>(Promise.resolve());
  /** The answer's text as the server is expected to have it, as it was last heard to have it, and all that this field knows of. */
  const base = useRef(initial.reply);
  const sure = useRef(initial.reply);
  const known = useRef(new Set(['', initial.reply]));

  const show = useCallback((next: Draft): void => {
    now.current = next;
    setDraft(next);
  }, []);
  /** In this tab while the server has not got all of it. */
  const hold = useCallback((): void => {
    if (waiting.current.size > 0) stash(personId, caseId, { draft: now.current, base: sure.current });
    else unstash(personId, caseId);
  }, [personId, caseId]);
  const knows = useCallback((text: string): void => {
    base.current = text;
    known.current.add(text);
  }, []);
  /** Sets below what came from elsewhere; whether something is to be kept now. */
  const join = useCallback(
    (theirs: Draft): boolean => {
      const reply = joined(now.current.reply, theirs.reply, { known: known.current, base: sure.current });
      knows(theirs.reply);
      sure.current = theirs.reply;
      if (reply === null) return now.current.reply !== theirs.reply;
      const whole = reply === theirs.reply;
      if (whole) waiting.current.delete('reply');
      setKept('idle');
      show({
        ...now.current,
        reply,
        html: whole ? theirs.html : null,
        door: now.current.door ?? theirs.door,
        cc: now.current.cc ?? theirs.cc,
        attachments: together(now.current.attachments, theirs.attachments),
      });
      return !whole;
    },
    [knows, show],
  );
  /** One keeping; whether it is to be tried again, on what was read meanwhile. */
  const send = useCallback(
    async (mode: Mode): Promise<boolean> => {
      const over = mode === 'reply' ? { over: base.current } : {};
      const body = { ...bodyOf(mode, now.current), ...over };
      if (mode === 'reply') knows(body.text);
      try {
        await api('PUT /cases/:caseId/draft', { params: { caseId }, body });
        if (mode === 'reply') sure.current = body.text;
        setKept('kept');
        hold();
        return false;
      } catch (error) {
        setKept(failureOf(error));
        if (!(error instanceof RefusalError) || error.reason !== 'cases.draftChanged') {
          waiting.current.add(mode);
          return false;
        }
        const fresh = await api('GET /cases/:caseId', { params: { caseId } }).catch(() => null);
        return fresh !== null && join(fresh.draft);
      }
    },
    [caseId, join, knows, hold],
  );
  const save = useCallback(
    async (mode: Mode): Promise<void> => {
      for (let tries = TRIES; tries > 0; tries--) if (!(await send(mode))) return;
    },
    [send],
  );
  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    for (const mode of waiting.current) under.current = Promise.allSettled([under.current, save(mode)]);
    waiting.current.clear();
  }, [save]);

  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      flush();
    };
  }, [flush]);

  // What was left in this tab is kept at once; what could not be for want of a network, as soon as there is one.
  useEffect(() => {
    if (waiting.current.size > 0) flush();
  }, [flush]);
  useEffect(() => {
    if (kept !== 'unreached') return;
    const retry = setInterval(flush, AGAIN);
    window.addEventListener('online', flush);
    return () => {
      clearInterval(retry);
      window.removeEventListener('online', flush);
    };
  }, [kept, flush]);

  const restore = useCallback(
    (back: Draft): void => {
      waiting.current.delete('reply');
      knows(back.reply);
      sure.current = back.reply;
      show({ ...back, note: now.current.note, forward: now.current.forward });
      hold();
    },
    [knows, show, hold],
  );
  const shown = useRef(initial);
  useEffect(() => {
    if (shown.current === initial) return;
    shown.current = initial;
    // What it knows already may be older than what is being kept at this moment.
    if (known.current.has(initial.reply) || !join(initial)) return;
    waiting.current.add('reply');
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, REST);
  }, [initial, join, flush]);

  const put = useCallback(
    (mode: Mode, change: Partial<Draft>): void => {
      show({ ...now.current, ...change });
      setKept('idle');
      waiting.current.add(mode);
      hold();
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST);
    },
    [flush, show, hold],
  );
  const write = useCallback((mode: Mode, text: string): void => put(mode, { [mode]: text }), [put]);
  /** Away with it, here and on the server. */
  const drop = useCallback((mode: Mode): void => put(mode, { [mode]: '', ...(mode === 'reply' ? bare : {}) }), [put]);
  const settle = useCallback(async (mode: Mode): Promise<void> => {
    waiting.current.delete(mode);
    await under.current;
  }, []);
  /** Waits until the server has all of it. */
  const keep = useCallback(async (): Promise<void> => {
    flush();
    await under.current;
  }, [flush]);
  const clear = useCallback(
    (mode: Mode): void => {
      waiting.current.delete(mode);
      show({ ...now.current, [mode]: '', ...(mode === 'reply' ? bare : {}) });
      if (mode === 'reply') {
        base.current = '';
        sure.current = '';
        known.current = new Set(['']);
      }
      setKept('idle');
      hold();
    },
    [show, hold],
  );
  return { draft, write, put, drop, settle, keep, clear, restore, kept };
}
