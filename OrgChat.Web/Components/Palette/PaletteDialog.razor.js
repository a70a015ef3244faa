// Anything by typing. It opens in the browser at once: what is typed meanwhile goes into it, and is no key of the page behind.
const pause = 150, patience = 4_000;

export function start(dialog, component) {
  const stop = new AbortController(), { signal } = stop, on = { signal };
  const input = dialog.querySelector('[role=combobox]'), list = dialog.querySelector('[role=listbox]'), away = dialog.querySelector('[data-away]');
  let timer = 0, chosen = null, made = 0, turn = 0;
  let isHasty = false, seen = null; // Enter before what was typed is answered takes the first that comes, if it only leads somewhere or was in sight.

  const options = () => [...list.querySelectorAll('[role=option]')];
  const mark = option => {
    chosen = option;
    for (const one of options()) one.setAttribute('aria-selected', one === option);
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.id ||= `palette-option-${++made}`;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const isAnswered = () => list.dataset.for === input.value.trim();

  const seek = async () => {
    timer = clearTimeout(timer);
    const own = ++turn;
    const tell = isRead => { if (own === turn && dialog.open) away.hidden = isRead; };
    const late = setTimeout(() => tell(false), patience);
    tell(await component.invokeMethodAsync('SeekAsync', input.value).catch(() => false));
    clearTimeout(late);
  };

  // A dialog that appears is more urgent, and would lie below.
  const others = new MutationObserver(() => { if (document.querySelector('[role=dialog]')) close(); });
  const open = () => {
    if (dialog.open || document.querySelector('[role=dialog]')) return;
    input.value = '';
    away.hidden = true;
    dialog.showModal();
    input.focus();
    others.observe(document.body, { childList: true, subtree: true });
    seek();
  };
  const close = () => dialog.close();
  dialog.addEventListener('close', () => {
    timer = clearTimeout(timer);
    [isHasty, chosen] = [false, null];
    turn++;
    others.disconnect();
    component.invokeMethodAsync('Closed').catch(() => { });
  }, on);

  // The focus is back where it was before the act begins, which may take it elsewhere.
  const take = option => {
    const { presses } = option.dataset, isWriting = 'writes' in option.dataset;
    close();
    if (isWriting) write(option);
    if (presses) orgChat.press(presses); else option.click();
  };
  const write = ({ pathname }) => { if (pathname === location.pathname) document.querySelector('textarea')?.focus(); else orgChat.comesToWrite = true; };

  new MutationObserver(() => {
    if (!dialog.open || !isAnswered()) return;
    const all = options();
    mark(all.includes(chosen) && !isHasty ? chosen : all[0] ?? null);
    if (isHasty && chosen && (chosen.matches('a') || chosen === seen)) take(chosen);
    isHasty = false;
  }).observe(list, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-for'] });

  const step = by => {
    const all = options();
    if (!all.length) return;
    mark(all.at((all.indexOf(chosen) + by + all.length) % all.length));
  };
  const group = by => {
    const firsts = [...list.children].map(one => one.querySelector('[role=option]'));
    const at = firsts.findIndex(first => first.parentElement === chosen?.parentElement);
    mark(firsts.at((at + by + firsts.length) % firsts.length));
  };

  input.addEventListener('input', () => {
    isHasty = false;
    mark(options()[0] ?? null);
    clearTimeout(timer);
    timer = setTimeout(seek, pause);
  }, on);
  input.addEventListener('keydown', event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      ArrowDown: () => step(1), ArrowUp: () => step(-1),
      Tab: away.hidden && chosen ? () => group(event.shiftKey ? -1 : 1) : null,
      Enter: () => { if (isAnswered() && chosen) take(chosen); else [isHasty, seen] = [true, chosen]; },
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }, on);
  // The focus stays in the text box.
  dialog.addEventListener('mousedown', event => { if (event.target !== input) event.preventDefault(); }, on);
  list.addEventListener('mousemove', event => {
    const option = event.target.closest('[role=option]');
    if (option && option !== chosen) mark(option);
  }, on);
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (!option || !dialog.open || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    take(option);
  }, { signal, capture: true });
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-close-palette]')) close();
    if (event.target.closest('[data-again]')) { input.focus(); seek(); }
  }, on);

  dialog.dataset.ready = ''; // Its key is heard from here on.
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
    if (document.querySelector('[role=dialog]')) return;
    event.preventDefault();
    if (dialog.open) close(); else open();
  }, { signal, capture: true }); // Menus let no key go on.
  document.addEventListener('click', event => { if (event.target.closest?.('[data-palette]')) open(); }, on);

  return { open, stop() { others.disconnect(); stop.abort(); } };
}
