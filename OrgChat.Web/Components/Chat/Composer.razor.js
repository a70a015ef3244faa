import { listen, trayOf } from './AttachFiles.razor.js';

// The text lives here, not in the circuit: no round trip per key, and nothing is lost while the connection is. Every draft has its own key,
// so that however often the same one is sent, it is one message.
const newKey = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
  (+c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +c / 4).toString(16));

// An answer that does not come, because the line is dead, must not lock the composer for ever.
const patience = 10_000;
const answered = promise => Promise.race([promise, new Promise((_, late) => setTimeout(() => late(new Error('no answer')), patience))]);

export function start(form, component, conversation, person, savedKey, savedText, limit, takesFocus, savedFiles) {
  const stop = new AbortController(), { signal } = stop;
  const input = form.querySelector('textarea'), state = form.querySelector('[data-state]');
  const shelf = `orgchat-unsaved-${person}-${conversation}`;
  let key = savedKey ?? newKey(), saved = savedText, timer = 0, dirtySince = 0, inDoubt = null;
  let attempt = null, attempts = 0; // The press of Send that is under way.
  const say = text => { state.textContent = text; };
  const tray = trayOf(person, conversation);
  const isTouch = matchMedia('(pointer: coarse)').matches;

  const restore = () => {
    // Another person's unsaved text is nobody's here.
    orgChat.session.forgetOthers(person);
    const kept = JSON.parse(sessionStorage.getItem(shelf) ?? 'null');
    sessionStorage.removeItem(shelf);
    if (kept) key = kept.key;
    // Whoever was quicker than this script keeps what they typed.
    if (input.value) return changed();
    input.value = kept?.text ?? savedText;
    if (input.value) say('Draft saved');
  };

  const keep = async () => {
    clearTimeout(timer);
    timer = dirtySince = 0;
    const text = input.value;
    if (text === saved) return;
    if (text.length > limit) return say('Too long to keep as a draft. Shorten it, or keep a copy elsewhere.');
    try {
      if (await answered(component.invokeMethodAsync('KeepAsync', key, text))) {
        saved = text;
        if (input.value === text) say(text.trim() ? 'Draft saved' : '');
      }
    } catch { say('Not saved yet: no connection'); }
  };

  const begin = () => { input.value = ''; saved = ''; key = newKey(); say(''); };

  // The sent text goes; what was typed meanwhile stays and is a draft of its own.
  const clear = text => {
    if (input.value === text) return begin();
    if (input.value.startsWith(text)) input.value = input.value.slice(text.length).trimStart();
    key = newKey();
    saved = '';
    changed();
  };

  const told = (text, files) => JSON.stringify([text, files]);

  // Changed while it waits for its files: what goes out is only ever what the person saw when they pressed Send.
  const unlessWaiting = what => {
    if (!attempt?.isWaiting) return;
    attempt = null;
    say(`Not sent: ${what}. Press Send when it is ready.`);
    return true;
  };

  const submit = async () => {
    if (attempt || (!input.value.trim() && tray.isEmpty)) return input.focus();
    const own = attempt = { number: ++attempts, isWaiting: true };
    clearTimeout(timer);
    if (tray.isBusy) say('Sending when the files are uploaded…');
    await tray.settled();
    if (attempt !== own) return;
    if (tray.hasFailed) {
      attempt = null;
      return say('Not sent: a file was not uploaded. Try again or remove it.');
    }
    own.isWaiting = false;
    const text = input.value, sentKey = key, files = tray.ids;
    say('Sending…');
    const slow = setTimeout(() => say('Sending… no answer yet. Your text is kept.'), 3000);
    let sending;
    try {
      if (text.length > limit) {
        await component.invokeMethodAsync('RefuseLength', text.length);
        say('Not sent');
      } else if (await answered(sending = component.invokeMethodAsync('SubmitAsync', sentKey, text, files, own.number))) {
        clear(text);
        tray.sent(files);
      } else { saved = null; say(''); keep(); }
    } catch {
      if (own.isTaken) {
        inDoubt = told(text, files);
        say('No answer: it may have been sent. Your text is kept; send it again, it will not be sent twice.');
        sending?.then(isSent => { if (isSent && key === sentKey) { inDoubt = null; clear(text); tray.sent(files); } }, () => { });
      } else {
        say('Not sent: no connection. Your text is kept; press Send when the connection is back.');
      }
    }
    clearTimeout(slow);
    attempt = null;
  };

  const changed = () => {
    const isHeld = unlessWaiting('the text was changed');
    // The last try may have arrived although its answer did not: the same text again is the same message, another text is another.
    if (inDoubt !== null && told(input.value, tray.ids) !== inDoubt) { key = newKey(); inDoubt = null; }
    if (!saved && !timer) component.invokeMethodAsync('Began').catch(() => { });
    if (!isHeld) say('');
    clearTimeout(timer);
    dirtySince ||= Date.now();
    timer = setTimeout(keep, Math.max(0, Math.min(800, dirtySince + 3000 - Date.now())));
  };

  input.addEventListener('input', changed, { signal });
  // What no draft can hold does not go in: a browser stands still over it, and the text is safe where it was copied.
  input.addEventListener('paste', event => {
    const length = event.clipboardData?.getData('text').length ?? 0;
    if (length <= limit) return;
    event.preventDefault();
    say(`Not pasted: ${length.toLocaleString('en-US')} characters are too many for a message. What you copied is still on your clipboard.`);
  }, { signal });
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey || (!event.shiftKey && !isTouch)) { event.preventDefault(); submit(); }
  }, { signal });
  form.addEventListener('submit', event => { event.preventDefault(); event.stopPropagation(); submit(); }, { signal });
  // The page goes before the server had the last keys: this tab alone keeps them, and hands them over when it is back.
  addEventListener('pagehide', () => {
    if (!orgChat.session.isLeaving && input.value && input.value !== saved) sessionStorage.setItem(shelf, JSON.stringify({ key, text: input.value }));
  }, { signal });

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

  restore();
  tray.restore(savedFiles);
  listen(tray, form, signal);
  tray.removed = () => { if (!unlessWaiting('a file was taken away') && !attempt) say(''); };
  tray.changed = () => { if (inDoubt !== null && told(input.value, tray.ids) !== inDoubt) { key = newKey(); inDoubt = null; } };
  if (takesFocus && !isTouch) input.focus();
  return {
    sent(sentKey, files) { tray.sent(files); if (key === sentKey) { begin(); input.focus(); } },
    focus() { input.focus(); },
    submit,
    // Asked by the server before it sends: what was given up, and said to be not sent, is not sent by a line that comes back.
    isGivenUp(number) {
      if (attempt?.number !== number) return true;
      attempt.isTaken = true;
      return false;
    },
    stop() { hidden.disconnect(); stop.abort(); orgChat.session.keepers.delete(keep); return keep(); }
  };
}
