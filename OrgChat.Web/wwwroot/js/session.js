// A page's part in its session: it tells the server of the person's own input, keeps what is being written before the end, and empties
// itself where the server cannot reach it any more. Nothing of a patient stays behind in the page or, but sealed (sealed.js), in the storage.
(() => {
  const tellEvery = 30_000, grace = 5_000, inputs = ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel'];
  const keepers = new Set(), tabs = new BroadcastChannel('orgchat-input');
  let mark = '', lastInput = Date.now(), stop = new AbortController();

  // What this tab keeps of a person: "orgchat-unsaved-{person}-…" what they write, "orgchat-tab-{person}-…" what they look for.
  const kinds = ['orgchat-unsaved-', 'orgchat-tab-'];
  const lastFailure = 'orgchat-failed-at';
  // Whoever is quicker than the circuit has touched something, too: it counts as soon as there is somebody to tell.
  let early = 0;
  for (const input of inputs) addEventListener(input, event => { if (event.isTrusted) early = Date.now(); }, { capture: true, passive: true });

  const forget = person => Object.keys(sessionStorage)
    .filter(key => kinds.some(kind => key.startsWith(kind) && !(person && key.startsWith(`${kind}${person}-`))))
    .forEach(key => sessionStorage.removeItem(key));
  // Back to the same place, where the same person is likely to return and their unsaved words wait.
  const back = () => `returnUrl=${encodeURIComponent(location.pathname)}`;
  const leave = () => { session.isLeaving = true; stop.abort(); forget(); };
  const empty = address => {
    leave();
    document.body.replaceChildren();
    document.title = 'OrgChat';
    location.replace(address);
  };

  // Asked while the line is down: somebody else, or nobody, may be signed in here by now. No answer says nothing.
  const check = async () => {
    const answer = await fetch('/account/session', { redirect: 'manual', cache: 'no-store' }).catch(() => null);
    if (answer?.type === 'opaqueredirect' || answer?.status === 401) empty(`/sign-in?${back()}`);
    else if (answer?.ok && mark && await answer.text() !== mark) empty('/chat');
    else if (answer?.ok && isStopped() && mayReload()) location.reload();
  };

  // Blazor marks its banner so while it tries to connect again, and so when it has given up.
  const banner = states => document.getElementById('components-reconnect-modal')?.matches(states);
  const isDown = () => banner('.components-reconnect-show, .components-reconnect-retrying');
  // Or a circuit has failed, or its server has gone. Either way nobody draws this page any more.
  const hasFailed = () => document.getElementById('blazor-error-ui')?.style.display === 'block';
  const isStopped = () => hasFailed() || banner('.components-reconnect-failed, .components-reconnect-rejected');
  // Two failures within a minute: the page would fail again and again, and its person decides. Any other comes back by itself, with its drafts.
  let failsAgain = null, failedAt = 0;
  const noteFailure = () => {
    if (failsAgain !== null || !hasFailed()) return;
    failsAgain = Math.abs(Date.now() - Number(sessionStorage.getItem(lastFailure) ?? 0)) < 60_000;
    failedAt = Date.now();
    sessionStorage.setItem(lastFailure, String(failedAt));
    document.querySelector('#blazor-error-ui [data-first]').hidden = failsAgain;
    document.querySelector('#blazor-error-ui [data-again]').hidden = !failsAgain;
  };
  // What this tab kept of an earlier page: its conversation may not be open, and its person believes it was sent.
  const standUnsent = component => {
    const plain = Object.keys(sessionStorage).filter(name => name.startsWith(kinds[0]))
      .map(name => [name.slice(kinds[0].length + 37), JSON.parse(sessionStorage.getItem(name))]);
    for (const [place, { key, text, at }] of [...orgChat.sealed.left(), ...plain]) {
      if (at) component.invokeMethodAsync('StandUnsentAsync', place, key, text, at).catch(() => { });
    }
  };

  // Its person reads first what happened, also where the page took long to fail.
  const mayReload = () => !failsAgain && performance.now() > 10_000 && Date.now() > failedAt + 5_000;

  const session = {
    isLeaving: false,
    forgetOthers: forget,
    recall(person, name) { forget(person); return sessionStorage.getItem(`orgchat-tab-${person}-${name}`); },
    remember(person, name, text) {
      const key = `orgchat-tab-${person}-${name}`;
      if (text && !session.isLeaving) sessionStorage.setItem(key, text); else sessionStorage.removeItem(key);
    },
    keepers,
    keepPlace(person, name) {
      const main = document.getElementById('main'), page = location.pathname, place = `${name}-place`;
      main.scrollTop = Number(session.recall(person, place) ?? 0);
      main.onscroll = () => { if (location.pathname === page) session.remember(person, place, String(main.scrollTop)); };
    },
    toTop() { const main = document.getElementById('main'); if (main) { main.onscroll = null; main.scrollTop = 0; } },
    empty,
    leave,
    go(address) { leave(); location.replace(address); },
    leaveForGood() { leave(); orgChat.sealed.forget(); },
    keep: () => Promise.race([Promise.allSettled([...keepers].map(keep => keep())), new Promise(late => setTimeout(late, 1000))]),
    start(component, ownMark, idleLimit, idleLeft, longestLeft, tabKey) {
      orgChat.sealed.unlock(tabKey).then(() => standUnsent(component));
      stop.abort();
      stop = new AbortController();
      const { signal } = stop, longestAt = Date.now() + longestLeft;
      let told = 0, later = 0; // The first input is told at once: the page is new, the limit may be near.
      mark = ownMark;
      lastInput = Date.now() - Math.max(0, idleLimit - idleLeft);
      const tell = () => {
        clearTimeout(later);
        later = 0;
        told = Date.now();
        tabs.postMessage(lastInput);
        component.invokeMethodAsync('TakeInputAsync', Math.round(told - lastInput)).catch(() => { });
      };
      const touched = event => {
        if (!event.isTrusted) return;
        lastInput = Date.now();
        if (lastInput - told >= tellEvery) tell(); else later ||= setTimeout(tell, told + tellEvery - lastInput);
      };
      for (const input of inputs) addEventListener(input, touched, { signal, capture: true, passive: true });
      if (early > lastInput) { lastInput = early; tell(); }
      // The server ends a session that still has a line; this is for the page that has none, or whose machine slept.
      const watch = setInterval(() => {
        if (Date.now() > Math.min(lastInput + idleLimit, longestAt) + grace) empty(`/sign-in?because=Idle&${back()}`);
      }, 1000);
      signal.addEventListener('abort', () => { clearInterval(watch); clearTimeout(later); });
    }
  };

  // From the first moment: a circuit may fail before it has told whose page this is.
  let waited = 0;
  setInterval(() => {
    const isOver = isStopped();
    noteFailure();
    if (isOver) document.querySelector('.app')?.setAttribute('inert', '');
    if (!session.isLeaving && (isOver || (isDown() && ++waited % 3 === 1))) check();
  }, 1000);
  // Nothing opens while the line is down; pressed all the same, it would open by itself when somebody writes elsewhere.
  addEventListener('click', event => {
    if (!(isDown() || !navigator.onLine) || !event.target.closest('a[href^="/"], a[href^="./"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
  tabs.onmessage = message => { lastInput = Math.max(lastInput, message.data); };
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  if (location.pathname === '/sign-in') forget();
  // A browser that is pushed to belongs to whoever uses it now.
  if (window.Notification?.permission === 'granted' && !document.querySelector('main.plain')) {
    navigator.serviceWorker?.getRegistration('/').then(worker => worker?.pushManager.getSubscription()).then(subscription => subscription
      && fetch('/account/push', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ endpoint: subscription.endpoint }) }))
      .catch(() => {});
  }
  window.orgChat.session = session;
})();
