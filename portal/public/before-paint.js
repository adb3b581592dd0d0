// Before the first paint: the system's theme, and the language of the page where it has one, of the link (`?l=en`) or of the browser.
(() => {
  const root = document.documentElement;
  root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const asked = new URLSearchParams(location.search).get('l') ?? navigator.language;
  root.lang = root.dataset.lang ?? (asked.startsWith('en') ? 'en' : 'es');
})();
