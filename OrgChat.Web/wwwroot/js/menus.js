// The keys of menus, and the focus in them. The kit, a journey to the server away, counts by itself where the focus is: it would do what another item
// says than the one that has it, and take the focus back from where the person has gone meanwhile. So it hears of clicks only.
(() => {
  const patience = 10_000; // What a slow line may take, in milliseconds; after it nothing is waited for any more.
  const asked = new Map(), watched = new WeakSet();
  let takesLast = false;
  const when = (isSo, then, otherwise, until = performance.now() + patience) => {
    if (isSo()) then();
    else if (performance.now() < until) requestAnimationFrame(() => when(isSo, then, otherwise, until));
    else otherwise?.();
  };
  const isOpen = button => button.getAttribute('aria-expanded') === 'true';
  const isShown = part => !!part?.getClientRects().length && getComputedStyle(part).visibility !== 'hidden';
  const itemsOf = menu => [...menu?.querySelectorAll('[role^=menuitem]:not([aria-disabled=true])') ?? []];
  const menuOf = button => document.getElementById(button.getAttribute('aria-controls') ?? '');
  const buttonOf = menu => menu && document.querySelector(`[aria-controls="${menu.id}"]`);

  // Opened, it takes the focus on the present choice, unless the person has gone elsewhere meanwhile.
  const enter = (button, isLast) => {
    const from = document.activeElement, hasMoved = () => document.activeElement !== from;
    when(() => hasMoved() || (isOpen(button) && isShown(itemsOf(menuOf(button))[0])), () => {
      const items = itemsOf(menuOf(button));
      if (!hasMoved()) (isLast ? items.at(-1) : items.find(item => item.ariaChecked === 'true') ?? items[0]).focus();
    });
  };
  // One thing after the other: what is asked for while the server still opens or closes is done after that, and the last word holds.
  const step = button => {
    const open = asked.get(button), was = isOpen(button), end = () => asked.delete(button);
    if (open === was || !button.isConnected) return end();
    (button.firstElementChild ?? button).click();
    when(() => isOpen(button) !== was || !button.isConnected, () => step(button), end);
  };
  const turn = (button, open) => {
    const isAlone = !asked.has(button);
    asked.set(button, open);
    if (isAlone) step(button);
  };
  // What was chosen has closed it: where nothing else has taken the focus, such as a dialog, it goes back.
  const giveBack = menu => {
    const button = buttonOf(menu), end = () => watched.delete(menu);
    if (!button || watched.has(menu)) return;
    watched.add(menu);
    when(() => !isShown(menu), () => {
      end();
      if (menu.contains(document.activeElement)) document.activeElement.blur();
      orgChat.refocus(button);
    }, end);
  };
  const onButton = (event, button) => {
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp', isSpace = event.key === ' ';
    if (!isArrow && !isSpace && event.key !== 'Enter') return;
    event.stopPropagation();
    if (isSpace && button.matches('button')) return; // The browser clicks when it is let go.
    event.preventDefault();
    if (event.repeat) return;
    const open = isArrow || !(asked.get(button) ?? isOpen(button));
    takesLast = event.key === 'ArrowUp';
    turn(button, open);
    if (open && isOpen(button) && !asked.has(button)) enter(button, takesLast);
    takesLast = false;
  };
  const inMenu = (event, menu) => {
    const { key } = event, items = itemsOf(menu), at = items.indexOf(document.activeElement), button = buttonOf(menu);
    event.stopPropagation();
    if (key === 'Escape' || key === 'Tab') {
      button?.focus(); // Tab goes on from there.
      if (button) turn(button, false);
      if (key === 'Escape') event.preventDefault();
      return;
    }
    const isChosen = key === 'Enter' || key === ' ';
    const after = [...items.slice(at + 1), ...items.slice(0, at + 1)], begins = item => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
    const moved = { Home: items[0], End: items.at(-1), ArrowDown: after[0], ArrowUp: items.at(at - 1) };
    const next = isChosen ? items[at] : moved[key] ?? (key.length === 1 ? after.find(begins) : null);
    if (!next) return;
    event.preventDefault();
    if (!isChosen) next.focus(); else if (!event.repeat) next.click();
  };

  orgChat.menuButtonOf = part => buttonOf(part.closest('[role=menu]'));
  addEventListener('click', event => {
    const button = event.target.closest?.('[aria-haspopup=menu]'), menu = event.target.closest?.('[role=menu]');
    if (menu) giveBack(menu);
    if (!button) return;
    if (event.isTrusted && asked.has(button)) {
      event.stopPropagation();
      turn(button, !asked.get(button));
    } else if (!isOpen(button)) enter(button, takesLast);
  }, true);
  addEventListener('keydown', event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const menu = event.target.closest?.('[role=menu]'), button = event.target.closest?.('[aria-haspopup=menu]');
    if (menu) inMenu(event, menu); else if (button) onButton(event, button);
  }, true);
})();
