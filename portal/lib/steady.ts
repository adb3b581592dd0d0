import { type Child, show } from './dom.ts';

/** Draws a place again only when what it says is another: nothing that is read, opened or pressed is taken away by news that are none. */
export function steady<T>(place: Element, draw: (value: T) => Child, says: (value: T) => unknown): (value: T) => void {
  let said: string | null = null;
  return (value) => {
    const next = JSON.stringify(says(value));
    if (next === said) return;
    said = next;
    show(place, draw(value));
  };
}

/** Changes the page around whatever is being written, which stays where it is under the eyes. */
export function aroundFocus(change: () => void): void {
  const held = document.activeElement;
  const writes = held instanceof HTMLTextAreaElement || held instanceof HTMLInputElement ? held : null;
  const before = writes?.getBoundingClientRect().top ?? 0;
  change();
  const moved = writes?.isConnected ? writes.getBoundingClientRect().top - before : 0;
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
}
