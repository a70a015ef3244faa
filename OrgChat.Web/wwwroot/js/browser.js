// Before the first paint: the colours this browser chose. Without a choice, the system's are taken by the style sheet.
(() => {
  const key = 'orgchat-theme', root = document.documentElement;
  const apply = theme => theme ? root.dataset.theme = theme : delete root.dataset.theme;
  apply(localStorage.getItem(key));
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  let count = '';
  const retitle = () => {
    const title = count + document.title.replace(/^\(\d+\+?\) /, '');
    if (document.title !== title) document.title = title;
  };
  new MutationObserver(retitle).observe(document.head, { childList: true, subtree: true, characterData: true });
  window.orgChat = {
    countInTitle(text) { count = text; retitle(); },
    submit: form => form.requestSubmit(),
    focusPage: () => document.querySelector('textarea, main')?.focus(),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    isDark,
    toggle() {
      const theme = isDark() ? 'light' : 'dark';
      localStorage.setItem(key, theme);
      apply(theme);
      return isDark();
    }
  };
  // "/" goes to the page's search field, unless one is writing; arrow keys move within a row of tabs.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector('[aria-keyshortcuts="/"]');
    if (event.key === '/' && search && !event.target.closest('input, textarea, select, [contenteditable], dialog')) {
      event.preventDefault();
      search.focus();
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], tab = event.target.closest?.('[role=tab]');
    if (step && tab) {
      const tabs = [...tab.closest('[role=tablist]').querySelectorAll('[role=tab]')];
      tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length].focus();
    }
  });
  document.addEventListener('click', event => { if (event.target.closest('[data-reload]')) location.reload(); });
})();
