// Keys pressed alone, for who wants them (WCAG 2.1.4). A part of the screen names its key in aria-keyshortcuts, or in data-keys where two follow
// each other: the key does what a click on it would do, or goes to it where one writes in it. None is taken while one types or chooses.
(() => {
  const root = document.documentElement;
  const taken = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';
  const patience = 1500;
  let before = null;

  // From the row that has the focus, else from the open one. Enter opens it, as any link.
  const move = step => {
    const rows = [...document.querySelectorAll('#conversations a.row')];
    const at = rows.findIndex(row => row.parentElement.contains(document.activeElement)), from = at < 0 ? rows.findIndex(row => row.ariaCurrent === 'page') : at;
    const row = rows[Math.min(rows.length - 1, Math.max(0, from + step))];
    row?.focus();
    return row;
  };
  const press = part => part.matches('input, textarea') ? part.focus() : part.click();
  const find = (name, key) => [...document.querySelectorAll(`[${name}="${CSS.escape(key)}"]`)].find(part => !part.disabled && !part.closest('form[hidden]'));

  // The palette does it by the key’s name.
  orgChat.press = key => { const part = find('aria-keyshortcuts', key); if (part) press(part); };

  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (arrow && event.target.closest?.('#conversations :is(a.row, .row-pick)') && move(arrow)) return event.preventDefault();
    if ((root.dataset.shortcuts === 'off' && event.key.length === 1) || event.target.closest?.(taken) || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape' && document.querySelector('[role=dialog]')) return; // It closes that, and nothing else.
    const pair = before && event.timeStamp - before.at < patience && find('data-keys', `${before.key} ${event.key}`);
    before = { key: event.key, at: event.timeStamp };
    const part = pair || find('aria-keyshortcuts', event.key), step = { j: 1, k: -1 }[event.key];
    if (!part && !step) return;
    event.preventDefault();
    // The box that chooses a row goes with choosing: the row itself has the focus then.
    if (event.key === 'Escape' && event.target.matches?.('.row-pick')) event.target.nextElementSibling.focus();
    if (part) press(part); else move(step);
  });
})();
