import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { said, type WordKey } from './words.ts';

/**
 * One key and what it does. `keys`: `j`, `?`, `g r` (one after the other), `mod+k` (⌘ or Ctrl), `mod+Enter`; empty for a command
 * that only the palette offers. By `key`, not `code`: what is printed on the person's own keyboard counts.
 */
export type Hotkey = { keys: string; word: WordKey; run: () => void; inInputs?: boolean; hidden?: boolean };
/** `everywhere` belongs to the frame; `here` to the screen; `dialog` silences the others while it stands. */
export type Scope = 'everywhere' | 'here' | 'dialog';
type Layer = { scope: Scope; keys: Hotkey[] };

const layers: Layer[] = [];
const watchers = new Set<() => void>();
let snapshot: readonly Layer[] = [];
let chord = '';
let chordAt = 0;
const changed = (): void => {
  snapshot = [...layers];
  for (const watcher of watchers) watcher();
};

const off = 'mostrador.noSingleKeys';
export const singleKeys = (): boolean => localStorage.getItem(off) === null;
/** People who dictate must be able to silence single letters (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(off);
  else localStorage.setItem(off, '1');
  changed();
}

const mac = navigator.platform.startsWith('Mac');
/** As the keycap shows it: `mod+k` → `⌘K` or `Ctrl K`. */
export function keycap(keys: string): string {
  const named: Record<string, string> = {
    mod: mac ? '⌘' : 'Ctrl',
    enter: '↵',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓',
    shift: '⇧',
  };
  const caps = keys.split(' ').map((step) =>
    step
      .split('+')
      .map((part) => named[part.toLowerCase()] ?? part.toUpperCase())
      .join(mac ? '' : ' '),
  );
  return caps.join(' ');
}

function pressed(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : '';
  // Shift is part of the printed sign (`?`), and named only where it changes nothing else.
  const shift = event.shiftKey && event.key.length > 1 ? 'shift+' : '';
  return `${mod}${shift}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !target.matches('[type=checkbox],[type=radio]');

function candidates(target: EventTarget | null): Hotkey[] {
  const dialog = layers.findLast((layer) => layer.scope === 'dialog');
  if (dialog) return dialog.keys;
  // A menu or a dialog without keys of its own keeps the letters to itself.
  if (target instanceof Element && target.closest('[role=dialog],[role=alertdialog],[role=menu],[role=listbox][data-popup]'))
    return [];
  return layers.toReversed().flatMap((layer) => layer.keys);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const key = pressed(event);
  const now = event.timeStamp;
  const sequence = chord && now - chordAt < 1_200 ? `${chord} ${key}` : key;
  const plain = !key.startsWith('mod+');
  const keys = candidates(event.target).filter((one) => (one.inInputs ?? !/^.$|^. /.test(one.keys)) || !writing(event.target));
  if (plain && key.length === 1 && !singleKeys()) return;
  const hit = keys.find((one) => one.keys === sequence) ?? keys.find((one) => one.keys === key);
  chord = '';
  if (hit) {
    event.preventDefault();
    hit.run();
    return;
  }
  if (keys.some((one) => one.keys.startsWith(`${key} `))) {
    chord = key;
    chordAt = now;
  }
}
window.addEventListener('keydown', onKey);

/** Gives the page these keys while the component stands. The latest `run` is used, so closures need no memo. */
export function useKeys(scope: Scope, keys: Hotkey[]): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  const signature = keys.map((one) => `${one.keys}|${one.word}`).join();
  useEffect(() => {
    const own = latest.current.map((one, index): Hotkey => ({ ...one, run: () => latest.current[index]?.run() }));
    const layer: Layer = { scope, keys: own };
    layers.push(layer);
    changed();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      changed();
    };
  }, [scope, signature]);
}

/** What can be pressed now, by scope, for the help sheet and the palette. */
export function useHotkeys(): readonly Layer[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => snapshot,
  );
}

/** For `aria-keyshortcuts`. */
export const ariaKeys = (keys: string): string => keys.replaceAll('mod+', mac ? 'Meta+' : 'Control+');
export const wordOf = (hotkey: Hotkey): string => said(hotkey.word) ?? hotkey.word;
