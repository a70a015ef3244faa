// Before the first paint: the colours this browser chose. Without a choice, the system's are taken by the style sheet.
(() => {
  const key = 'orgchat-theme', root = document.documentElement;
  const apply = theme => theme ? root.dataset.theme = theme : delete root.dataset.theme;
  apply(localStorage.getItem(key));
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  let count = '';
  // Only the text inside the title's own node is changed: Blazor goes on holding that node.
  const retitle = () => {
    const text = document.querySelector('title')?.firstChild, title = text && count + text.data.replace(/^\(\d+\+?\) /, '');
    if (text && text.data !== title) text.data = title;
  };
  new MutationObserver(retitle).observe(document.head, { childList: true, subtree: true, characterData: true });
  // Who signs out in one tab is out in all of them.
  const tabs = new BroadcastChannel('orgchat');
  // The server empties them; this is for a tab it cannot reach.
  tabs.onmessage = () => { orgChat.session.leave(); setTimeout(() => orgChat.session.empty('/sign-in'), 1500); };
  for (const event of ['offline', 'online']) addEventListener(event, () => root.classList.toggle('is-offline', event === 'offline'));
  window.orgChat = {
    countInTitle(text) { count = text; retitle(); },
    async signOut(form) {
      await orgChat.session.keep();
      orgChat.session.leave();
      tabs.postMessage('signed out');
      form.requestSubmit();
    },
    focusPage: () => document.querySelector('textarea, main')?.focus(),
    isWide: () => matchMedia('(min-width: 760px)').matches,
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
  // Before the router, which would take the link for another page.
  document.addEventListener('click', event => {
    if (event.target.closest('.skip-link')) {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }
  }, true);
})();
