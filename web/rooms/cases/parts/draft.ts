import { useCallback, useEffect, useRef, useState } from 'react';
import { api, type Case } from '../api.ts';

export type Mode = 'reply' | 'note' | 'forward';
export type Draft = Case['draft'];
export type Kept = 'idle' | 'kept' | 'failed';

const REST = 700;

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

const bare = { html: null, door: null, cc: null, attachments: [] };

/**
 * What is being written, kept on the server while it is written. `settle` says that it was sent: nothing of it is kept any more,
 * and it waits for a keeping under way, so that this one does not bring the text back. What the server gives back (an answer that was taken back) is
 * shown where nothing else is being written.
 */
export function useDraft(caseId: string, initial: Draft) {
  const [draft, setDraft] = useState(initial);
  const [kept, setKept] = useState<Kept>('idle');
  const now = useRef(initial);
  const waiting = useRef(new Set<Mode>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<unknown>>(Promise.resolve());
  const given = useRef(initial.reply);

  const show = useCallback((next: Draft): void => {
    now.current = next;
    setDraft(next);
  }, []);
  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    for (const mode of waiting.current) {
      const saving = api('PUT /cases/:caseId/draft', { params: { caseId }, body: bodyOf(mode, now.current) });
      under.current = saving.then(
        () => setKept('kept'),
        () => setKept('failed'),
      );
    }
    waiting.current.clear();
  }, [caseId]);

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

  const restore = useCallback(
    (back: Draft): void => {
      waiting.current.delete('reply');
      show({ ...back, note: now.current.note, forward: now.current.forward });
      given.current = back.reply;
    },
    [show],
  );
  useEffect(() => {
    if (initial.reply === given.current) return;
    given.current = initial.reply;
    const mine = now.current.reply.trim();
    const isBack = initial.reply !== '' && !waiting.current.has('reply') && initial.reply.startsWith(mine);
    if (isBack && initial.reply.trim() !== mine) restore(initial);
  }, [initial, restore]);

  const put = useCallback(
    (mode: Mode, change: Partial<Draft>): void => {
      show({ ...now.current, ...change });
      setKept('idle');
      waiting.current.add(mode);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST);
    },
    [flush, show],
  );
  const write = useCallback((mode: Mode, text: string): void => put(mode, { [mode]: text }), [put]);
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
      if (mode === 'reply') given.current = '';
      setKept('idle');
    },
    [show],
  );
  return { draft, write, put, settle, keep, clear, restore, kept };
}
