const items = anchor => [...anchor.querySelectorAll('[role^=menuitem]:not([aria-disabled=true])')];

export function open(anchor, component) {
  const stop = new AbortController();
  const { signal } = stop;
  const close = focus => {
    stop.abort();
    if (focus) anchor.querySelector('button')?.focus();
    component.invokeMethodAsync('Close').catch(() => { });
  };
  const move = (from, step) => {
    const all = items(anchor);
    all[(from + step + all.length) % all.length]?.focus();
  };
  anchor.addEventListener('keydown', event => {
    const all = items(anchor), at = all.indexOf(document.activeElement);
    const act = {
      ArrowDown: () => move(at, 1),
      ArrowUp: () => move(at < 0 ? 0 : at, -1),
      Home: () => all[0]?.focus(),
      End: () => all.at(-1)?.focus(),
      Escape: () => close(true),
      Tab: () => close(false)
    }[event.key];
    if (!act) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    act();
  }, { signal });
  anchor.querySelector('[role=menu]')?.addEventListener('click', event => {
    if (event.target.closest('[role^=menuitem]')) { stop.abort(); anchor.querySelector('button')?.focus(); }
  }, { signal });
  document.addEventListener('pointerdown', event => { if (!anchor.contains(event.target)) close(false); }, { signal });
  (anchor.querySelector('[aria-current=true]') ?? items(anchor)[0])?.focus();
}
