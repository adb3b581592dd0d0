// Runs before the first paint so that a dark desk never flashes white. A file of its own: the page's policy forbids inline script.
(() => {
  const root = document.documentElement;
  const kept = localStorage.getItem('mostrador.theme');
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.lang = localStorage.getItem('mostrador.locale') ?? (navigator.language.startsWith('en') ? 'en' : 'es');
})();
