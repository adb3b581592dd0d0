import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';

export type Mode = 'reply' | 'note';
export type Drafts = Record<Mode, string>;
export type Kept = 'idle' | 'kept' | 'failed';

const REST = 700;

/**
 * What is being written, kept on the server while it is written. `settle` says that it was sent: nothing of it is kept any more,
 * and it waits for a keeping under way, so that this one does not bring the text back.
 */
export function useDraft(caseId: string, initial: Drafts) {
  const [texts, setTexts] = useState(initial);
  const [kept, setKept] = useState<Kept>('idle');
  const waiting = useRef(new Map<Mode, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<unknown>>(Promise.resolve());

  const flush = useCallback((): void => {
    clearTimeout(timer.current);
    for (const [kind, text] of waiting.current) {
      const saving = api('PUT /cases/:caseId/draft', { params: { caseId }, body: { kind, text } });
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

  const write = useCallback(
    (mode: Mode, text: string): void => {
      setTexts((shown) => ({ ...shown, [mode]: text }));
      setKept('idle');
      waiting.current.set(mode, text);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST);
    },
    [flush],
  );
  const settle = useCallback(async (mode: Mode): Promise<void> => {
    waiting.current.delete(mode);
    await under.current;
  }, []);
  const clear = useCallback((mode: Mode): void => {
    waiting.current.delete(mode);
    setTexts((shown) => ({ ...shown, [mode]: '' }));
    setKept('idle');
  }, []);
  return { texts, write, settle, clear, kept };
}
