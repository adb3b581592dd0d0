import { useLayoutEffect, useMemo, useRef } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import type { Case, Held, Suggestion as Suggested } from '../api.ts';
import { entriesOf } from './entries.ts';
import { HeldAnswer } from './held.tsx';
import { Message } from './message.tsx';
import { Suggestion } from './suggestion.tsx';
import { StepLine } from './step-line.tsx';

const NEAR = 120;

/** The thread opens at its end, and stays there while something is added unless the reader has gone back. */
export function Thread({
  one,
  onUse,
  onBack,
}: {
  one: Case;
  onUse: (suggestion: Suggested) => void;
  onBack: (held: Held) => Promise<unknown>;
}) {
  const { person } = useMe();
  const entries = useMemo(() => entriesOf(one), [one]);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = one.held.at(-1)?.id ?? entries.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when something was added, not when it is drawn
  useLayoutEffect(() => {
    const box = scroller.current;
    const end = box?.lastElementChild;
    // A last message longer than the window is read from its beginning.
    if (box && end instanceof HTMLElement && atEnd.current)
      box.scrollTop = Math.min(box.scrollHeight, end.offsetTop - box.offsetTop - 18);
  }, [last]);
  const newest = one.may.act ? one.suggestions.findLast(({ state }) => state === 'open') : undefined;
  return (
    <div
      ref={scroller}
      role="region"
      tabIndex={0}
      aria-label={t('cases.thread')}
      onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      }}
      className="flex min-h-44 flex-1 flex-col gap-4 overflow-y-auto px-4 py-4.5 focus-visible:-outline-offset-2 sm:px-6"
    >
      {entries.map((entry) =>
        'message' in entry ? (
          <Message key={entry.id} message={entry.message} caseId={one.id} mine={entry.message.author.id === person.id} />
        ) : 'suggestion' in entry ? (
          <Suggestion
            key={entry.id}
            caseId={one.id}
            suggestion={entry.suggestion}
            may={one.may.act}
            first={entry.suggestion === newest}
            onUse={onUse}
          />
        ) : (
          <StepLine key={entry.id} step={entry.step} />
        ),
      )}
      {one.held.map((held) => (
        <HeldAnswer
          key={held.id}
          held={held}
          caseId={one.id}
          first={held.id === one.held.findLast(({ by }) => by.id === person.id)?.id}
          onBack={onBack}
        />
      ))}
    </div>
  );
}
