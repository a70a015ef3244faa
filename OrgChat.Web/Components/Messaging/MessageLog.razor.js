// Keeps the reader's place: at the end as long as they are there, else at the message they look at, whatever arrives above or below.
export function start(log, component) {
  const stop = new AbortController();
  let anchor = null, atEnd = true, seen = 0, away = false, timer = 0;
  // Who was brought to a message has not seen what lies between their read position and here: nothing counts as read until they go there.
  let skippedFrom = null;
  const seenNotes = new Set();
  const near = 48;
  const say = (method, ...args) => component.invokeMethodAsync(method, ...args).catch(() => { });
  const messages = () => [...log.querySelectorAll('[data-number]')];
  const bottom = element => element.getBoundingClientRect().bottom;

  const remember = () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < near;
    const top = log.getBoundingClientRect().top;
    const element = messages().find(message => bottom(message) > top);
    anchor = element ? { element, top: element.getBoundingClientRect().top } : null;
  };

  const report = () => {
    timer = 0;
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
    const edge = bottom(log) + 4;
    const read = messages().filter(message => message.getBoundingClientRect().top + 12 < edge).at(-1);
    if (skippedFrom !== null && Number(anchor?.element.dataset.number ?? 0) <= skippedFrom + 1) skippedFrom = null;
    const news = [...log.querySelectorAll('[data-news]')].filter(note => !seenNotes.has(note.dataset.note) && note.getBoundingClientRect().top + 12 < edge && bottom(note) > log.getBoundingClientRect().top);
    if (news.length) {
      news.forEach(note => seenNotes.add(note.dataset.note));
      say('SawNotesAsync', news.map(note => note.dataset.note));
    }
    const number = skippedFrom === null ? Number(read?.dataset.number ?? 0) : 0, isAway = !atEnd || !!log.querySelector('[data-newer]');
    if (number > seen || isAway !== away) {
      seen = Math.max(seen, number);
      away = isAway;
      say('SawAsync', seen, away);
    }
  };
  const reportSoon = () => { timer ||= setTimeout(report, 250); };

  const toEnd = () => { log.scrollTop = log.scrollHeight; remember(); reportSoon(); };

  // Marked for a moment, and where the keyboard goes on from.
  const show = message => {
    log.scrollTop += message.getBoundingClientRect().top - log.getBoundingClientRect().top - log.clientHeight / 3;
    message.tabIndex = -1;
    message.focus({ preventScroll: true });
    message.classList.add('is-sought');
    setTimeout(() => message.classList.remove('is-sought'), 4000);
    remember();
    reportSoon();
  };

  log.addEventListener('scroll', () => {
    remember();
    reportSoon();
    if (log.scrollTop < 120 && log.querySelector('[data-older=""]')) say('NearTopAsync');
    if (atEnd && log.querySelector('[data-newer=""]')) say('NearEndAsync');
  }, { signal: stop.signal, passive: true });

  const keep = () => {
    if (atEnd && !log.querySelector('[data-newer]')) log.scrollTop = log.scrollHeight;
    else if (anchor?.element.isConnected) log.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top;
    remember();
    reportSoon();
  };
  const changes = new MutationObserver(keep);
  changes.observe(log, { childList: true });
  const size = new ResizeObserver(() => { if (atEnd) log.scrollTop = log.scrollHeight; });
  size.observe(log);
  for (const event of ['focus', 'visibilitychange']) addEventListener(event, reportSoon, { signal: stop.signal });
  document.addEventListener('visibilitychange', reportSoon, { signal: stop.signal });

  return {
    // The message one was sent to; else the first unread message near the top, else the end.
    open(at, readNumber, note) {
      seen = 0;
      const sought = (note && log.querySelector(`[data-note="${CSS.escape(note)}"]`)) || (at && log.querySelector(`[data-number="${at}"]`)), line = log.querySelector('[data-unread]');
      skippedFrom = sought ? readNumber : null;
      if (sought) return show(sought);
      if (!line) return toEnd();
      log.scrollTop += line.getBoundingClientRect().top - log.getBoundingClientRect().top - 80;
      remember();
      reportSoon();
    },
    jump() { skippedFrom = null; toEnd(); log.focus(); },
    stop() { stop.abort(); changes.disconnect(); size.disconnect(); clearTimeout(timer); }
  };
}
