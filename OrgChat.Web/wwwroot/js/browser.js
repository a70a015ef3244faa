// Before the first paint: the colours this browser chose. Without a choice, the system's are taken by the style sheet.
(() => {
  const key = 'orgchat-theme', root = document.documentElement;
  const apply = theme => theme ? root.dataset.theme = theme : delete root.dataset.theme;
  apply(localStorage.getItem(key));
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  // What the scripts say, in the reader's language; {0} and so on stand for what is named.
  const words = JSON.parse(document.currentScript.dataset.words);
  const say = (key, ...named) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, at) => named[at]);
  let count = '';
  // Only the text inside the title's own node is changed: Blazor goes on holding that node, and its marks before the text.
  const retitle = () => {
    const text = [...document.querySelector('title')?.childNodes ?? []].find(node => node.nodeType === Node.TEXT_NODE), title = text && count + text.data.replace(/^\(\d+\+?\) /, '');
    if (text && text.data !== title) text.data = title;
  };
  // With its page, the tab of it comes into view where not all of them have room.
  let revealed;
  const reveal = () => {
    const tab = document.querySelector('.tabs [aria-current]'), row = tab?.parentElement;
    if (tab && tab !== revealed) row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - tab.clientWidth) / 2;
    revealed = tab;
  };
  new MutationObserver(() => { retitle(); reveal(); }).observe(document.head, { childList: true, subtree: true, characterData: true });
  // What the first answer showed goes in the moment the page itself is there.
  const unveil = new MutationObserver(() => {
    if (!document.querySelector('.shell ~ :is(.app, .plain)')) return;
    document.querySelector('.shell').remove();
    document.querySelector('[data-shell]')?.remove();
    unveil.disconnect();
  });
  addEventListener('DOMContentLoaded', () => { if (document.querySelector('.shell')) unveil.observe(document.body, { childList: true }); });
  // Who signs out in one tab is out in all of them.
  const tabs = new BroadcastChannel('orgchat');
  // The server empties them; this is for a tab it cannot reach.
  tabs.onmessage = () => { orgChat.session.leaveForGood(); setTimeout(() => orgChat.session.empty('/sign-in'), 1500); };
  for (const event of ['offline', 'online']) addEventListener(event, () => root.classList.toggle('is-offline', event === 'offline'));
  // The Enter that takes what an input method proposes sends and chooses nothing, in any field. Safari says so by 229 alone: there the
  // composition is over by then.
  addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
  }, true);
  // Programs that cut texts leave half a character behind. It cannot travel: whatever field it is put into gets the sign for it instead.
  const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const whole = text => text.replace(halves, '\ufffd');
  addEventListener('input', ({ target, isComposing }) => {
    if (isComposing || typeof target.value !== 'string' || whole(target.value) === target.value) return;
    const { selectionStart: at } = target;
    target.value = whole(target.value);
    if (typeof at === 'number') target.setSelectionRange(at, at);
  }, true);
  // Where a photo does not come, the letters below it stay.
  addEventListener('error', ({ target }) => { if (target.matches?.('.avatar img')) target.classList.add('is-broken'); }, true);
  const openers = new Map();
  let moves = 0; // How often the person went somewhere by themself.
  addEventListener('pointerdown', () => { moves++; }, true);
  addEventListener('keydown', event => { moves += event.key === 'Tab' ? 1 : 0; }, true);
  let hasActed = false; // Since the address changed; where a browser does not say that it has, nothing is known.
  if (window.navigation) {
    navigation.addEventListener('currententrychange', () => { hasActed = false; });
    const isAct = event => event.isTrusted && !event.repeat && !['Control', 'Shift', 'Alt', 'Meta'].includes(event.key);
    for (const act of ['keydown', 'pointerdown']) addEventListener(act, event => { hasActed ||= isAct(event); }, true);
  }
  window.orgChat = {
    whole,
    words: say,
    countInTitle(text) { count = text; retitle(); },
    async signOut(form) {
      await orgChat.session.keep();
      orgChat.session.leaveForGood();
      tabs.postMessage('signed out');
      form.requestSubmit();
    },
    // As if it had been typed: it can be taken back by the browser’s own key, and whoever listens to the field hears of it.
    insertText(field, text, start = field.selectionStart, end = field.selectionEnd) {
      field.focus();
      field.setSelectionRange(start, end);
      if (document.execCommand('insertText', false, text)) return;
      field.setRangeText(text, start, end, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    catchFocus(part) { if (document.activeElement === document.body) part?.focus(); },
    focusPage: () => document.querySelector('textarea, main')?.focus(),
    refocus(target) {
      if (document.activeElement !== document.body) return;
      if (target?.isConnected && target !== document.body) target.focus();
      if (document.activeElement === document.body) orgChat.focusPage();
    },
    // On a page of its own, with all of the conversation and nothing else.
    print(conversation) {
      const address = `/chat/${conversation}/print?zone=${encodeURIComponent(this.timeZone())}`;
      if (!open(address, '_blank')) location.assign(address);
    },
    // To where one goes on in a part of the screen, also when a dialog that goes has its turn a moment later. Who has gone elsewhere stays there.
    settleFocus(find, home) {
      const before = moves;
      for (const wait of [0, 200, 600]) setTimeout(() => {
        const at = document.activeElement, isNowhere = !at || at === document.body || home.contains(at) || at.closest('.toasts');
        if (home.isConnected && isNowhere && moves === before && !document.querySelector('[role=dialog]')) find()?.focus();
      }, wait);
    },
    // A dialog that goes gives the focus back: once it is gone and the kit has had its turn, to where it came from, or to the page; but
    // not behind another dialog.
    rememberFocus(dialog) { openers.set(dialog, orgChat.menuButtonOf(document.activeElement) ?? document.activeElement); },
    returnFocus(dialog, tries = 600) {
      if (document.getElementById(dialog) && tries) return setTimeout(() => orgChat.returnFocus(dialog, tries - 1), 50);
      const opener = openers.get(dialog);
      openers.delete(dialog);
      setTimeout(() => {
        const top = [...document.querySelectorAll('[role=dialog]')].at(-1);
        if (!top || top.contains(opener)) orgChat.refocus(opener);
      }, 100);
    },
    // A dialog is drawn a moment after it was asked for. Whoever is in it by then is where they want to be.
    enterDialog(id, isTitleFirst, tries = 60) {
      const title = document.getElementById(id), dialog = title?.closest('form');
      if (!title) return tries && requestAnimationFrame(() => orgChat.enterDialog(id, isTitleFirst, tries - 1));
      setTimeout(() => { title.dataset.ready = ''; }, 500);
      if (dialog.contains(document.activeElement)) return;
      (isTitleFirst ? title : dialog.querySelector('[data-first]') ?? [...dialog.querySelectorAll('input, textarea, select, button, a[href]')].find(one => !one.disabled && one.getClientRects().length))?.focus();
    },
    // Who does something on a page before its heading is read out goes on with that.
    enterPage() {
      const heading = document.querySelector('h1'), at = document.activeElement;
      if (!heading || (hasActed && at !== document.body) || at?.matches('main :is(input, textarea, select, [contenteditable])')) return;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
    focusLabelledBy: id => document.querySelector(`[aria-labelledby="${id}"]`)?.focus(),
    icon(name) {
      const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), use = document.createElementNS(drawing.namespaceURI, 'use');
      drawing.setAttribute('class', 'icon icon-small');
      drawing.setAttribute('aria-hidden', 'true');
      use.setAttribute('href', `${root.dataset.icons}#${name}`);
      drawing.append(use);
      return drawing;
    },
    // What the server opens by itself: who has gone elsewhere meanwhile stays there.
    goOn: (from, to, replaceHistoryEntry) => { if (location.href === from) Blazor.navigateTo(to, { replaceHistoryEntry }); },
    isWide: () => matchMedia('(min-width: 760px)').matches,
    // What the person chose: where news appears, and whether keys pressed alone do anything.
    prefer(notices, shortcuts) { Object.assign(root.dataset, { notices, shortcuts }); },
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    isDark,
    toggle() {
      const theme = isDark() ? 'light' : 'dark';
      localStorage.setItem(key, theme);
      apply(theme);
      return isDark();
    }
  };
  // The Enter that sent the text off to be reviewed does not confirm it as well, held down or pressed twice.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.repeat || !event.target.matches?.('[data-enters][data-ready]')) return;
    event.preventDefault();
    event.target.closest('form').requestSubmit();
  });
  // Escape closes the topmost dialog, wherever the focus still is; in an open list of choices or a menu it closes that, and nothing else.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing || event.target.closest?.('[role=combobox][aria-expanded=true], [role=menu]')) return;
    [...document.querySelectorAll('[role=dialog] [data-close]')].at(-1)?.click();
  }, true);
  // Arrow keys move within a row of tabs, and of tools.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (root.dir === 'rtl' ? -1 : 1), part = event.target.closest?.('[role=tab], [role=toolbar] button');
    if (step && part) {
      event.preventDefault(); // It would scroll the row as well, which then comes to rest elsewhere.
      const parts = [...part.closest('[role=tablist], [role=toolbar]').querySelectorAll('[role=tab], button')];
      parts[(parts.indexOf(part) + step + parts.length) % parts.length].focus();
    }
  });
  // Coming to a search field or a picker takes what is in it: the next word replaces it. A click that has its own aim is left alone.
  const isSearch = field => field?.matches?.('input[type=search], input[role=combobox]');
  let wasIn = null;
  document.addEventListener('pointerdown', () => { wasIn = document.activeElement; }, true);
  document.addEventListener('focusin', event => { if (isSearch(event.target)) event.target.select(); });
  document.addEventListener('click', event => {
    const field = event.target;
    if (isSearch(field) && wasIn !== field && field.selectionStart === field.selectionEnd) field.select();
  });
  document.addEventListener('click', event => { if (event.target.closest('[data-reload]')) location.reload(); });
  // A picture that does not come says so where it would stand.
  document.addEventListener('error', event => {
    const picture = event.target;
    if (!picture.matches?.('.file-picture, .file-large') || picture.dataset.failed) return;
    picture.dataset.failed = '';
    picture.alt = say('PictureNotShown', picture.alt);
  }, true);
  // Before the router, which would take the link for another page.
  document.addEventListener('click', event => {
    if (event.target.closest('.skip-link')) {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }
  }, true);
})();
