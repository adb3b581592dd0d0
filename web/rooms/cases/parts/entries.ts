import type { Case, Message, Step, Suggestion } from '../api.ts';

export type Entry = { at: string; id: string } & ({ message: Message } | { step: Step } | { suggestion: Suggestion });

/** Messages of all doors and what happened between them, oldest first. */
export function entriesOf({ messages, steps, suggestions }: Pick<Case, 'messages' | 'steps' | 'suggestions'>): Entry[] {
  const all: Entry[] = [
    ...messages.map((message) => ({ at: message.at, id: message.id, message })),
    ...suggestions.map((suggestion) => ({ at: suggestion.at, id: suggestion.id, suggestion })),
    ...steps.map((step) => ({ at: step.at, id: step.id, step })),
  ];
  // What happened at one moment led to what was said at it.
  const rank = (entry: Entry): number => ('step' in entry ? 0 : 1);
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rank(a) - rank(b)));
}
