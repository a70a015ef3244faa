// The keys of menus, and the focus in them. The kit, a journey to the server away, counts by itself where the focus is: it would do what another item
// says than the one that has it, and take the focus back from where the person has gone meanwhile. So it hears of clicks only, one after the other.
(() => {
  const patience = 10_000; // What a slow line may take, in milliseconds; after it nothing is waited for any more.
  const asked = new Map(), leaving = new WeakSet();
  let isTold = false; // The click that tells the kit.
  const when = (isSo, then, otherwise, until = performance.now() + patience) => {
    if (isSo()) then();
    else if (performance.now() < until) requestAnimationFrame(() => when(isSo, then, otherwise, until));
    else otherwise?.();
  };
  const isOpen = button => button.getAttribute('aria-expanded') === 'true';
  const willBeOpen = button => asked.get(button)?.open ?? isOpen(button);
  const isShown = part => !!part?.getClientRects().length && getComputedStyle(part).visibility !== 'hidden';
  const itemsOf = menu => [...menu?.querySelectorAll('[role^=menuitem]:not([aria-disabled=true])') ?? []];
  const menuOf = button => document.getElementById(button.getAttribute('aria-controls') ?? '');
  const buttonOf = menu => menu && document.querySelector(`[aria-controls="${menu.id}"]`);

  // Opened, it takes the focus on the present choice, unless the person has gone elsewhere since they asked for it.
  const enter = (button, { isLast, from }) => {
    const hasMoved = () => document.activeElement !== from;
    when(() => hasMoved() || !willBeOpen(button) || (isOpen(button) && isShown(itemsOf(menuOf(button))[0])), () => {
      const items = itemsOf(menuOf(button));
      if (!hasMoved() && willBeOpen(button)) (isLast ? items.at(-1) : items.find(item => item.ariaChecked === 'true') ?? items[0])?.focus();
    });
  };
  // What is asked for while the server still opens or closes is done after that, and the last word holds.
  const step = button => {
    const last = asked.get(button), was = isOpen(button), end = () => asked.delete(button);
    if (last.open === was || !button.isConnected) {
      end();
      if (was) enter(button, last);
      return;
    }
    isTold = true;
    button.firstElementChild.click();
    isTold = false;
    when(() => isOpen(button) !== was || !button.isConnected, () => step(button), end);
  };
  const turn = (button, open, isLast = false) => {
    const isUnderWay = asked.has(button);
    asked.set(button, { open, isLast, from: document.activeElement });
    if (!isUnderWay) step(button);
  };
  // What was chosen has closed it: where nothing else has taken the focus, such as a dialog, it goes back.
  const leave = menu => {
    const button = buttonOf(menu), end = () => leaving.delete(menu);
    leaving.add(menu);
    when(() => !isShown(menu), () => {
      end();
      if (menu.contains(document.activeElement)) document.activeElement.blur();
      orgChat.refocus(button);
    }, end);
  };
  const onButton = (event, button) => {
    const { key } = event, isArrow = key === 'ArrowDown' || key === 'ArrowUp';
    if ((key === 'Escape' || key === 'Tab') && willBeOpen(button)) {
      turn(button, false);
      if (key === 'Escape') event.stopPropagation(); // It closes that, and nothing else.
    } else if (isArrow || key === 'Enter' || key === ' ') {
      event.preventDefault();
      if (!event.repeat) turn(button, isArrow || !willBeOpen(button), key === 'ArrowUp');
    }
  };
  const inMenu = (event, menu) => {
    const { key } = event, items = itemsOf(menu), at = items.indexOf(document.activeElement), button = buttonOf(menu);
    if (key === 'Escape' || key === 'Tab') {
      button?.focus(); // Tab goes on from there.
      if (button && !leaving.has(menu)) turn(button, false);
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
  const partsOf = event => [event.target.closest?.('[role=menu]'), event.target.closest?.('[aria-haspopup=menu]')];

  orgChat.menuButtonOf = part => buttonOf(part.closest('[role=menu]'));
  addEventListener('click', event => {
    const [menu, button] = partsOf(event), item = event.target.closest?.('[role^=menuitem]:not([role=menuitemcheckbox], [aria-disabled=true])');
    if ((button && !isTold) || (menu && leaving.has(menu))) { // Chosen is chosen: what one presses twice is done once.
      event.preventDefault();
      event.stopPropagation();
    }
    if (button && !isTold) turn(button, !willBeOpen(button));
    else if (menu && item && !leaving.has(menu)) leave(menu);
  }, true);
  addEventListener('keydown', event => {
    const [menu, button] = partsOf(event);
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (menu) inMenu(event, menu); else if (button) onButton(event, button);
  }, true);
  // Registered before Blazor is started, which listens here as well.
  document.addEventListener('keydown', event => { if (partsOf(event).some(part => part)) event.stopImmediatePropagation(); });
})();
