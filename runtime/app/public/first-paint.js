// Runs before anything is drawn, so that a dark page does not flash white.
(() => {
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('formwork.preferences') ?? '{}').state ?? {};
  } catch {
    // What cannot be read was never chosen.
  }
  const isDark =
    chosen.appearance === 'dark' ||
    (chosen.appearance !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.dataset.appearance = isDark ? 'dark' : 'light';
  root.style.colorScheme = isDark ? 'dark' : 'light';
  root.lang = chosen.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
})();
