import { ago, joined, unsavedShelf, unsentMark } from '../../../js/unsent.js';
import { listen, trayOf } from './AttachFiles.razor.js';

const word = orgChat.words;

// The text lives here, not in the circuit: no round trip per key, and nothing is lost while the connection is. Every draft has its own key,
// so that however often the same one is sent, it is one message.
export const newKey = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
  (+c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +c / 4).toString(16));

// An answer that does not come, because the line is dead, must not lock the composer for ever.
const patience = 10_000, again = 3_000, mostTries = 20;
export const answered = promise => Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Error('no answer')), patience))]);

export function start(form, component, conversation, person, savedKey, savedText, limit, takesFocus, savedFiles, savedNumber, seenNumber, begunAgo, savedAt) {
  const stop = new AbortController(), { signal } = stop;
  const input = form.querySelector('textarea'), state = form.querySelector('[data-state]');
  let key = savedKey ?? newKey(), saved = savedText, timer = 0, dirtySince = 0, inDoubt = null, confirmed = null;
  let attempt = null, attempts = 0; // The press of Send that is under way.
  let retry = 0, tries = 0; // The same draft again, while the records are busy.
  let newest = savedNumber, storedKey = savedText ? key : null; // What the server has, and how new it is.
  // When this text was, and the newest message on the screen then: what others did since stops the sending once.
  let began = { number: seenNumber, at: Date.now() - begunAgo };
  let replies = null; // Saved ones, for the team.
  let isWarned = false; // What somebody has to read stays until they go on: a draft that was saved is no news.
  const say = (text, isWarning = false) => { state.textContent = text; isWarned = isWarning; };
  const warn = text => say(text, true);
  const discard = form.querySelector('[data-discard]'), offer = () => { discard.hidden = !input.value.trim(); };
  const tray = trayOf(person, conversation);
  const isTouch = matchMedia('(pointer: coarse)').matches;

  const mark = unsentMark(form, () => submit(), signal), shelf = unsavedShelf(person, conversation);

  const begin = (since = { number: Number(form.closest('[data-conversation]').dataset.last), at: Date.now() }) => {
    began = since;
    component.invokeMethodAsync('Began', since.number, ago(since)).catch(() => { });
  };

  const restore = () => {
    // Another person's unsaved text is nobody's here.
    orgChat.session.forgetOthers(person);
    const kept = shelf.take();
    if (kept) ({ key, inDoubt = null } = kept);
    if (kept?.began) begin(kept.began);
    const restored = shelf.recall().then(older => kept ? settle() : resume(older));
    if (orgChat.comesToSend === conversation) restored.then(() => submit());
    orgChat.comesToSend = null; // Where the list led.
    // Whoever was quicker than this script keeps what they typed.
    if (input.value) return changed();
    input.value = orgChat.whole(kept?.text ?? savedText);
    const at = kept ? kept.at : savedText && savedAt;
    if (at) standUnsent(at);
    else if (input.value) say(word('DraftSaved'));
    if (kept) keep();
  };

  // Their session ended before the server had this, and they have signed in again.
  const resume = kept => {
    if (!kept || signal.aborted) return;
    if (attempt) return setTimeout(() => resume(kept), 500);
    input.value = joined(kept, input.value);
    if (input.value === kept.text) ({ key, inDoubt = null } = kept); else key = newKey();
    if (kept.began) begin(kept.began);
    if (kept.at) standUnsent(kept.at);
    keep();
  };

  // The page has loaded itself again. What was under way may have arrived although its answer did not.
  const standUnsent = async at => {
    mark.show(at);
    input.focus();
    await standDown();
  };

  // It may have gone out all the same: from here although no answer came, or from another window.
  const standDown = async () => {
    const text = input.value, sentKey = key, what = inDoubt === null ? [text, tray.ids] : JSON.parse(inDoubt);
    if (attempt || !await component.invokeMethodAsync('WasSentAsync', key, ...what).catch(() => false) || key !== sentKey) return;
    inDoubt = null;
    clear(text);
  };

  const keep = async () => {
    clearTimeout(timer);
    timer = dirtySince = 0;
    const text = input.value, { at } = mark;
    if (text === saved && at === savedAt) return settle();
    if (text.length > limit) return say(word('DraftTooLong'));
    try {
      const sentKey = key, number = await answered(component.invokeMethodAsync('KeepAsync', sentKey, text, at));
      if (number !== null) {
        newest = Math.max(newest, number);
        storedKey = text.trim() ? sentKey : null;
        saved = text;
        savedAt = at;
        settle();
        if (mark.at && inDoubt !== null) standDown();
        if (input.value === text && !isWarned) say(text.trim() && !mark.at ? word('DraftSaved') : '');
      }
    } catch {
      if (signal.aborted) return;
      say(word('NotSavedYet'), isWarned);
      timer ||= setTimeout(keep, again);
    }
  };

  const beginAnew = () => { input.value = ''; saved = ''; savedAt = null; key = newKey(); confirmed = null; say(''); mark.hide(); offer(); shelf.drop(); replies?.remind(); };

  // The sent text goes; what was typed meanwhile stays and is a draft of its own.
  const clear = text => {
    if (input.value === text) return beginAnew();
    if (input.value.startsWith(text)) input.value = input.value.slice(text.length).trimStart();
    key = newKey();
    saved = '';
    savedAt = null;
    mark.hide();
    changed();
  };

  // Another window of the same person saved or ended it. Where something is being typed, sent or confirmed, that stands; so does another text
  // that was begun here, which is saved again when one leaves it or goes on.
  const follow = (number, theirKey, theirText, at) => {
    const isClean = input.value === saved && mark.at === (savedAt ?? null);
    if (number <= newest || !isClean || attempt || confirmed || document.querySelector('[role=dialog]')) return;
    newest = number;
    if (theirText === null) {
      if (storedKey === key && !mark.at) beginAnew(); // A mark stands down by itself.
      storedKey = null;
      return;
    }
    if (theirText === saved && theirKey === key && at === mark.at) return;
    storedKey = theirKey;
    if (theirKey !== key && saved) { saved = null; return preserve(); }
    if (!saved) begin();
    input.value = saved = orgChat.whole(theirText);
    [key, savedAt, inDoubt] = [theirKey, at, null];
    if (at) mark.show(at); else { mark.hide(); say(word('DraftSaved')); }
    offer();
    replies?.remind();
  };

  const told = (text, files) => JSON.stringify([text, files]);

  // Changed while it waits for its files: what goes out is only ever what the person saw when they pressed Send.
  const unlessWaiting = what => {
    if (!attempt?.isWaiting) return;
    attempt = null;
    warn(word(what));
    return true;
  };

  const asKept = (at, doubt) => ({ key, text: input.value, at, inDoubt: doubt, base: saved ?? '', began });
  const preserve = (at = mark.at, doubt = inDoubt) => shelf.keep(asKept(at, doubt));
  const settle = () => input.value !== saved || mark.at || attempt || confirmed ? preserve() : shelf.drop();
  const wasBusy = word('NotSentBusy');
  // Nobody has to do anything: it goes out as soon as the records are free, if it is still what they pressed Send on.
  const waitForTurn = (at, what) => {
    const isLast = ++tries > mostTries;
    say('');
    mark.show(at, isLast ? wasBusy : word('TryingAgain'));
    preserve(at, null);
    timer ||= setTimeout(keep, again);
    if (!isLast) retry = setTimeout(() => { if (!attempt && !signal.aborted && told(input.value, tray.ids) === what) submit(at); }, again);
  };
  const fail = at => { say(''); mark.show(at, inDoubt === null ? undefined : mark.doubt(at)); preserve(); timer ||= setTimeout(keep, again); };

  // With a moment it is the press of then, tried again.
  const submit = async (since = null) => {
    retry = clearTimeout(retry);
    if (!since) tries = 0;
    if (attempt || (!input.value.trim() && tray.isEmpty)) return input.focus();
    if (!isTouch && !since) input.focus({ preventScroll: true }); // From the button too: after the confirmation the focus comes back here.
    const own = attempt = { number: ++attempts, isWaiting: true, at: since ?? Date.now() };
    if (!since) mark.hide(); // It stands while the same is tried again.
    timer = clearTimeout(timer);
    if (tray.isBusy) say(word('SendingAfterFiles'));
    await tray.settled();
    if (attempt !== own) return;
    if (tray.hasFailed) {
      attempt = null;
      return warn(word('NotSentFile'));
    }
    own.isWaiting = false;
    const text = input.value, sentKey = key, files = tray.ids;
    preserve(own.at, told(text, files));
    if (!since) say(word('Sending'));
    const slow = setTimeout(() => say(word('SendingSlowly')), 3000);
    let sending;
    const take = isSent => {
      if (isSent) { clear(text); tray.sent(files); }
      else if (isSent === null) waitForTurn(own.at, told(text, files));
      return isSent;
    };
    try {
      if (text.length > limit) {
        await component.invokeMethodAsync('RefuseLength', text.length);
        preserve();
        say(word('NotSent'));
      } else if (take(await answered(sending = component.invokeMethodAsync('SubmitAsync', sentKey, text, files, own.number))) === false) {
        attempt = saved = null;
        say('');
        preserve();
        keep();
      }
    } catch {
      if (own.isTaken) inDoubt = told(text, files);
      fail(own.at);
      if (own.isTaken) sending?.then(isSent => { if (isSent !== false && key === sentKey) { inDoubt = null; take(isSent); } }, () => { });
    }
    clearTimeout(slow);
    attempt = null;
  };

  // Colleagues see that somebody writes; a word every few seconds is enough.
  let toldAt = 0;
  const tell = () => {
    if (form.dataset.tells === undefined || !input.value.trim() || Date.now() - toldAt < 4000) return;
    toldAt = Date.now();
    component.invokeMethodAsync('Replying').catch(() => { });
  };

  const changed = () => {
    const isHeld = unlessWaiting('NotSentTextChanged');
    // The last try may have arrived although its answer did not: the same text again is the same message, another text is another.
    if (inDoubt !== null && told(input.value, tray.ids) !== inDoubt) { key = newKey(); inDoubt = null; }
    if (!saved && !timer) begin();
    if (!isHeld) say('');
    if (retry) { retry = clearTimeout(retry); mark.show(mark.at, wasBusy); }
    if (!input.value.trim() && tray.isEmpty) mark.hide();
    clearTimeout(timer);
    preserve();
    offer();
    dirtySince ||= Date.now();
    timer = setTimeout(keep, Math.max(0, Math.min(800, dirtySince + 3000 - Date.now())));
  };

  input.addEventListener('input', () => { changed(); tell(); }, { signal });
  // What no draft can hold does not go in: a browser stands still over it, and the text is safe where it was copied.
  input.addEventListener('paste', event => {
    const length = event.clipboardData?.getData('text').length ?? 0;
    if (length <= limit) return;
    event.preventDefault();
    warn(word('NotPasted', length.toLocaleString(document.documentElement.lang)));
  }, { signal });
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.altKey) return;
    if (event.ctrlKey || event.metaKey || (!event.shiftKey && !isTouch)) { event.preventDefault(); submit(); }
  }, { signal });
  // Whoever writes on a phone and touches Send writes on: the keyboard stays.
  form.addEventListener('mousedown', event => { if (event.target.closest('[type=submit]') && document.activeElement === input) event.preventDefault(); }, { signal });
  form.addEventListener('submit', event => { event.preventDefault(); event.stopPropagation(); submit(); }, { signal });
  // The page goes before the server had the last keys: this tab alone keeps them, and hands them over when it is back.
  const shelve = underWay => {
    if (underWay) inDoubt ??= told(input.value, tray.ids);
    shelf.keepAtOnce(asKept(mark.at ?? underWay, inDoubt));
  };
  addEventListener('pagehide', () => {
    const underWay = attempt?.at ?? confirmed;
    if (input.value !== saved || mark.at || underWay) shelve(underWay);
  }, { signal });
  // “Send on behalf”, pressed in the confirmation while the line is down, is not heard by anybody.
  document.addEventListener('submit', event => {
    const unheard = event.target.querySelector('.preview')?.parentElement.querySelector('[data-unheard]'), at = Date.now();
    if (!unheard) return;
    preserve(confirmed = at, told(input.value, tray.ids));
    unheard.hidden = true;
    setTimeout(() => {
      if (confirmed !== at || !unheard.isConnected) return;
      unheard.hidden = false;
      inDoubt = told(input.value, tray.ids); // It may have been heard, and the answer lost.
      fail(at);
    }, patience);
  }, { signal, capture: true });

  // Whoever goes on in another tab may sign out there.
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); }, { signal });
  orgChat.session.keepers.add(keep);

  // Closed by somebody else while one writes: the focus goes to what takes the composer's place, not to nowhere.
  const hidden = new MutationObserver(() => {
    if (form.hidden && [document.body, null].includes(document.activeElement)) {
      (form.parentElement.querySelector('.composer-closed button') ?? form.parentElement.querySelector('[role=log]'))?.focus();
    }
  });
  hidden.observe(form, { attributes: true, attributeFilter: ['hidden'] });

  // Only who has them loads what shows them.
  const pick = form.querySelector('[data-pick-reply]');
  if (pick) {
    // Pressed before the list's own script is there, it opens when that has come.
    let isEarly = false;
    const early = () => { isEarly = true; };
    pick.addEventListener('click', early, { signal });
    import('../../SavedReplies/ReplyPicker.razor.js').then(picker => {
      pick.removeEventListener('click', early);
      replies = picker.start(form, component, signal);
      if (isEarly) pick.click();
      else if (input.value.endsWith('/')) input.dispatchEvent(new Event('input'));
    });
  }
  const early = input.value;
  restore();
  tray.restore(savedFiles);
  offer();
  discard.addEventListener('click', () => { if (!attempt) component.invokeMethodAsync('DiscardAsync', input.value).catch(() => warn(word('NotSavedYet'))); }, { signal });
  listen(tray, form, signal);
  tray.removed = () => { if (!unlessWaiting('NotSentFileRemoved') && !attempt) say(''); };
  tray.changed = () => { if (inDoubt !== null && told(input.value, tray.ids) !== inDoubt) { key = newKey(); inDoubt = null; } };
  if ((takesFocus || orgChat.comesToWrite || document.activeElement?.closest('.row')) && !isTouch) input.focus();
  orgChat.comesToWrite = false; // Where the palette led.
  const takeFocus = () => orgChat.settleFocus(() => input, form.parentElement);
  return {
    sent(sentKey, files) { tray.sent(files); if (key === sentKey) { beginAnew(); takeFocus(); } },
    standDown() { if (mark.at) standDown(); },
    focus() { confirmed = null; settle(); takeFocus(); },
    // Pressed before this script was there: only what its writer had before their eyes goes.
    submitEarly() { if (early.trim() && input.value === early && !savedFiles.length) submit(); },
    follow,
    bringBack(text) { input.value = input.value.trim() ? `${text}\n\n${input.value}` : text; changed(); takeFocus(); },
    write(text) { confirmed = null; input.value = text; changed(); takeFocus(); },
    // Asked by the server before it sends: what was given up, and said to be not sent, is not sent by a line that comes back.
    isGivenUp(number) {
      if (attempt?.number !== number) return true;
      attempt.isTaken = true;
      return false;
    },
    stop() { if (mark.at || attempt) shelve(attempt?.at); hidden.disconnect(); stop.abort(); orgChat.session.keepers.delete(keep); return keep(); }
  };
}
