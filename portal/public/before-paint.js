// Before the first paint: the system's theme, and the language of the link (`?l=en`) or of the browser.
(() => {
  const root = document.documentElement;
  root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const asked = new URLSearchParams(location.search).get('l') ?? navigator.language;
  root.lang = asked.startsWith('en') ? 'en' : 'es';
})();
