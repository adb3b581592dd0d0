export type Theme = 'light' | 'dark' | 'system';

const key = 'mostrador.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** What the person chose; what is painted stands in `data-theme` on the root. */
export function theme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function paint(): void {
  const chosen = theme();
  document.documentElement.dataset.theme = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
  for (const listener of listeners) listener();
}

/** Keeps it on this machine, so that the next page is born in it, and paints it. */
export function keepTheme(next: Theme): void {
  localStorage.setItem(key, next);
  paint();
}

export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

system.addEventListener('change', paint);
