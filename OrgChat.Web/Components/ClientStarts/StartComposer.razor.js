import { answered, newKey } from '../Messaging/Composing/Composer.razor.js';
import { listen, trayOf } from '../Messaging/Composing/AttachFiles.razor.js';
import { joined, unsavedShelf, unsentMark } from '../../js/unsent.js';

const word = orgChat.words, again = 3_000;

// The first message of a conversation that does not exist yet. The key is the conversation's: the same text sent again, from here or from
// another window, begins no second one.
export function start(form, component, person, savedKey, savedText, limit, savedFiles) {
  const stop = new AbortController(), { signal } = stop;
  const input = form.querySelector('textarea'), state = form.querySelector('[data-state]');
  const mark = unsentMark(form, () => send(), signal), shelf = unsavedShelf(person, 'start');
  let key = savedKey ?? newKey(), saved = savedText, timer = 0, isSent = false;
  let sending = null, waiting = null; // When Send was pressed, while that is under way; the press that waits for its files.
  const tray = trayOf(person, 'new');
  const say = text => { state.textContent = text; };
  const asKept = at => ({ key, text: input.value, at, base: saved });
  const preserve = (at = mark.at) => shelf.keep(asKept(at));

  const keep = async () => {
    timer = clearTimeout(timer);
    const text = input.value;
    if (sending || isSent) return;
    if (text.length > limit) return say(word('DraftTooLong'));
    const isKept = await answered(component.invokeMethodAsync('KeepAsync', key, text)).catch(() => false);
    if (isKept) {
      saved = text;
      if (input.value === text && !mark.at) shelf.drop();
    }
    if (signal.aborted || input.value !== text || sending || isSent) return;
    say(isKept ? text.trim() && !mark.at ? word('DraftSaved') : '' : word('NotSavedYet'));
    if (!isKept) timer = setTimeout(keep, again);
  };

  // What goes out is only ever what they saw when they pressed Send.
  const unlessWaiting = what => {
    if (!waiting) return;
    sending = waiting = null;
    say(word(what));
    return true;
  };

  const changed = () => {
    if (!unlessWaiting('NotSentTextChanged')) say('');
    input.removeAttribute('aria-invalid');
    preserve();
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  };

  const send = async () => {
    const at = Date.now();
    if (sending || isSent) return;
    if (!input.value.trim() && tray.isEmpty) {
      say(word('WriteFirst'));
      input.setAttribute('aria-invalid', 'true');
      input.focus();
      return state.scrollIntoView({ block: 'nearest' });
    }
    if (input.value.length > limit) return component.invokeMethodAsync('RefuseLength', input.value.length);
    sending = at;
    timer = clearTimeout(timer);
    mark.hide();
    if (tray.isBusy) say(word('SendingAfterFiles'));
    const own = waiting = {};
    await tray.settled();
    if (waiting !== own) return;
    waiting = null;
    if (tray.hasFailed) {
      sending = null;
      return say(word('NotSentFile'));
    }
    const text = input.value, files = tray.ids;
    say(word('Sending'));
    preserve(at);
    const settle = () => { tray.sent(files); shelf.drop(); };
    let answer;
    try {
      isSent = await answered(answer = component.invokeMethodAsync('SendAsync', key, text, files));
      say('');
    } catch {
      say('');
      mark.show(at, mark.doubt(at));
      answer?.then(wasSent => { if (wasSent && input.value === text) { isSent = true; settle(); } }, () => { }); // It came late.
    }
    sending = null;
    if (isSent) return settle();
    if (document.activeElement === document.body) input.focus(); // The button goes where the clinic takes no more.
    preserve();
    keep();
  };

  input.addEventListener('input', () => { mark.hide(); changed(); }, { signal });
  input.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  }, { signal });
  form.addEventListener('submit', event => { event.preventDefault(); event.stopPropagation(); send(); }, { signal });
  addEventListener('pagehide', () => {
    const at = mark.at ?? sending;
    if ((input.value !== saved || at) && !isSent) shelf.keepAtOnce(asKept(at));
  }, { signal });
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); }, { signal });
  orgChat.session.keepers.add(keep);

  // What this tab kept and the server never had; whoever was quicker than this script keeps what they typed.
  const take = async kept => {
    // What was under way may have arrived although its answer did not.
    if (kept?.at && await component.invokeMethodAsync('WasSentAsync', kept.key, kept.text).catch(() => false)) return shelf.drop();
    if (!kept || signal.aborted || sending || isSent) return;
    key = kept.key;
    input.value = joined(kept, input.value);
    changed();
    if (kept.at) mark.show(kept.at, mark.doubt(kept.at));
  };
  orgChat.session.forgetOthers(person);
  const early = input.value;
  input.value = [orgChat.whole(savedText), early].filter(text => text).join('\n');
  if (early) changed();
  const kept = shelf.take();
  if (kept) take(kept); else shelf.recall().then(take);
  tray.restore(savedFiles);
  listen(tray, form, signal);
  tray.removed = () => { if (!unlessWaiting('NotSentFileRemoved')) say(''); };
  tray.changed = () => input.removeAttribute('aria-invalid');
  form.dataset.startReady = '';
  return {
    changed,
    stop() { stop.abort(); orgChat.session.keepers.delete(keep); return keep(); }
  };
}
