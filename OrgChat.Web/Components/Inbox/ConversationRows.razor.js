// Keeps the reader's place while rows come, go and move: the rows in sight stay where they are, other contents begin at the top, and what rises
// is seen rising. It asks for more rows before an end comes into sight.
export function start(list, component, person, name) {
  const stop = new AbortController(), calm = matchMedia('(prefers-reduced-motion: reduce)'), session = window.orgChat.session;
  const ahead = 800, quick = 150;
  let contents, places = new Map(), focused = list.contains(document.activeElement) ? document.activeElement.closest('[data-row]') : null, top = null, asks = false, timer = 0;
  const say = (method, ...args) => component.invokeMethodAsync(method, ...args).catch(() => { });
  const rows = () => [...list.querySelectorAll(':scope > [data-row]')];
  const isInSight = (place, scroll) => place + 80 > scroll && place < scroll + list.clientHeight;

  const remember = () => { places = new Map(rows().map(row => [row.dataset.row, row.offsetTop])); };

  // What the browser keeps of a tab goes at sign-out; a place in a list names nobody.
  const save = () => {
    timer = 0;
    const all = rows(), first = all.find(row => row.offsetTop + row.offsetHeight > list.scrollTop);
    if (!contents || !list.clientHeight || !first) return;
    const above = first.previousElementSibling;
    const spot = list.scrollTop === 0 ? {} : { row: first.dataset.row, offset: first.offsetTop - list.scrollTop };
    // What is above is still on its way: until it is there, the place kept before is the one to come back to.
    if (!above?.matches('.load-more')) session.remember(person, name, JSON.stringify({ list: contents, at: spot.row && above?.dataset.at || '', after: above?.dataset.row ?? first.dataset.row, ...spot }));
    if (top !== first.dataset.row) say('See', contents, top = first.dataset.row);
  };
  const saveSoon = () => { timer ||= setTimeout(save, 200); };

  const recall = () => {
    try {
      const spot = JSON.parse(session.recall(person, name));
      return spot?.list === contents ? spot : null;
    } catch { return null; }
  };

  // The first time: where this tab was, else where the open conversation is. Later: from the top.
  const begin = isFirst => {
    const spot = isFirst ? recall() : null, row = spot?.row && rows().find(one => one.dataset.row === spot.row);
    list.scrollTop = row ? row.offsetTop - spot.offset : 0;
    if (isFirst && !row) list.querySelector('[aria-current]')?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
  };

  // How far most rows in sight have moved: those that did something else are the ones that rose or fell.
  const shift = (before, scroll) => {
    const moves = new Map();
    for (const row of rows()) {
      const place = before.get(row.dataset.row);
      if (place !== undefined && isInSight(place, scroll)) moves.set(row.offsetTop - place, (moves.get(row.offsetTop - place) ?? 0) + 1);
    }
    return [...moves].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
  };

  const animate = (before, scroll) => {
    if (calm.matches) return;
    for (const row of rows()) {
      const place = before.get(row.dataset.row), moved = place === undefined ? 0 : (place - scroll) - (row.offsetTop - list.scrollTop);
      if (Math.abs(moved) < 2 || !(isInSight(place, scroll) || isInSight(row.offsetTop, list.scrollTop))) continue;
      const from = Math.sign(moved) * Math.min(Math.abs(moved), list.clientHeight), z = moved > 0 ? 2 : 1;
      row.animate([{ transform: `translateY(${from}px)`, zIndex: z }, { transform: 'none', zIndex: z }], { duration: quick, easing: 'ease-out' });
    }
  };

  // The focus that was on a row goes with it, and to the next one in sight when it has gone.
  const refocus = (before, scroll) => {
    if (!focused || document.activeElement !== document.body) return;
    const all = rows(), place = before.get(focused.dataset.row) ?? 0;
    const next = focused.isConnected ? focused
      : place < scroll ? all.find(row => row.offsetTop >= list.scrollTop)
      : all.findLast(row => row.offsetTop < list.scrollTop + list.clientHeight);
    (next ?? all[0])?.querySelector('a')?.focus({ preventScroll: true });
  };

  const keep = () => {
    const before = places, scroll = list.scrollTop, isFirst = contents === undefined, hadAbove = before.hasAbove;
    if (!list.dataset.list) return;
    if (contents !== list.dataset.list) {
      contents = list.dataset.list;
      top = null;
      begin(isFirst);
    } else {
      if (scroll > 0 || hadAbove) list.scrollTop = scroll + shift(before, scroll);
      animate(before, scroll);
      refocus(before, scroll);
    }
    remember();
    places.hasAbove = !!list.querySelector('[data-more=Above]');
    watch();
    saveSoon();
  };

  const near = new IntersectionObserver(async ends => {
    const end = ends.find(one => one.isIntersecting)?.target.dataset.more;
    if (!end || asks) return;
    asks = true;
    await say('ReachAsync', end);
    asks = false;
    watch();
  }, { root: list, rootMargin: `${ahead}px 0px` });
  const watch = () => { near.disconnect(); list.querySelectorAll('[data-more]').forEach(end => near.observe(end)); };

  const changes = new MutationObserver(keep);
  changes.observe(list, { childList: true, attributes: true, attributeFilter: ['data-list', 'class', 'hidden'] });
  const size = new ResizeObserver(remember);
  size.observe(list);
  list.addEventListener('scroll', saveSoon, { signal: stop.signal, passive: true });
  // The key chooses the row one is at, from here on.
  const pick = list.parentElement.querySelector(':scope > [data-pick]');
  pick?.addEventListener('click', () => say('PickAsync', focused?.dataset.row ?? null), { signal: stop.signal });
  pick?.removeAttribute('disabled');
  list.addEventListener('focusin', event => { focused = event.target.closest('[data-row]'); }, { signal: stop.signal });
  list.addEventListener('focusout', event => { if (event.relatedTarget || event.target.isConnected) focused = event.relatedTarget?.closest?.('[data-row]') ?? null; }, { signal: stop.signal });
  keep();

  return {
    stop() {
      stop.abort();
      changes.disconnect();
      size.disconnect();
      near.disconnect();
      if (timer) { clearTimeout(timer); }
    }
  };
}
