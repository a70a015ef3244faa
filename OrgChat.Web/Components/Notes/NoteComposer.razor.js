import { newKey } from '../Messaging/Composing/Composer.razor.js';

const word = orgChat.words;
const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const most = 8;

// A text of several lines may not be called a combobox; it says the same of its list.
const popup = ['aria-controls', 'aria-autocomplete', 'aria-haspopup', 'aria-activedescendant'];

// The text of a note, in a box of its own: what is written here is added as a note, and by nothing else.
export function start(form, component, savedKey, savedText, savedMentioned, colleagues, limit) {
  const stop = new AbortController(), { signal } = stop;
  const input = form.querySelector('textarea'), state = form.querySelector('[data-state]');
  const list = form.querySelector('[data-choices]'), told = form.querySelector('[data-told]');
  const isTouch = matchMedia('(pointer: coarse)').matches;
  const chosen = new Set(savedMentioned);
  let key = savedKey ?? newKey(), saved = savedText, timer = 0, isAdding = false;
  let found = [], at = 0, opening = -1, closedAt = -1;
  const say = text => { state.textContent = text; };

  // Whom the text calls by name. Of two with one name it is whoever was chosen.
  const mentioned = () => {
    const text = input.value, named = new Set();
    for (const { index } of text.matchAll(/@/g)) {
      const fits = colleagues.filter(one => text.startsWith(one.name, index + 1));
      const longest = fits.filter(one => one.name.length === Math.max(...fits.map(other => other.name.length)));
      longest.filter(one => longest.length === 1 || chosen.has(one.id)).forEach(one => named.add(one));
    }
    return [...named];
  };

  const tell = () => {
    const now = mentioned().map(one => {
      const line = document.createElement('span');
      line.className = one.canOpen ? 'note-mention' : 'note-warning';
      if (one.canOpen) line.textContent = `@${one.name}`;
      else line.append(orgChat.icon('visibility_off'), word('CannotOpen', one.name));
      return line;
    });
    if (told.textContent !== now.map(line => line.textContent).join('')) told.replaceChildren(...now);
  };

  const keep = async () => {
    timer = clearTimeout(timer);
    const text = input.value;
    if (text === saved || isAdding) return;
    if (text.length > limit) return say(word('DraftTooLong'));
    const isKept = await component.invokeMethodAsync('KeepAsync', key, text, mentioned().map(one => one.id)).catch(() => false);
    if (isKept) saved = text;
    if (signal.aborted || input.value !== text) return;
    say(isKept ? text.trim() && word('DraftSaved') : word('NotSavedYet'));
    if (!isKept) timer = setTimeout(keep, 3000);
  };

  const close = () => {
    list.hidden = true;
    for (const name of popup) input.removeAttribute(name);
  };

  const draw = () => {
    list.replaceChildren(...found.map((one, number) => {
      const option = document.createElement('li'), name = document.createElement('b');
      name.textContent = one.name;
      option.id = `note-choice-${number}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', number === at);
      option.append(name, ` ${one.canOpen ? one.title : word('CannotOpenHere')}`);
      option.addEventListener('mousedown', event => { event.preventDefault(); choose(one); });
      return option;
    }));
    list.hidden = false;
    [list.id, 'list', 'listbox', `note-choice-${at}`].forEach((value, number) => input.setAttribute(popup[number], value));
    list.children[at].scrollIntoView({ block: 'nearest' });
  };

  // After an @ that begins a word: those one of whose names begins so.
  const look = () => {
    const [, sought] = /(?:^|[\s(])@([^\n@]{0,60})$/u.exec(input.value.slice(0, input.selectionStart)) ?? [];
    opening = sought === undefined ? -1 : input.selectionStart - sought.length - 1;
    found = sought === undefined || opening === closedAt ? [] : colleagues.filter(one => ` ${folded(one.name)}`.includes(` ${folded(sought)}`)).slice(0, most);
    if (opening < 0) closedAt = -1;
    at = 0;
    if (found.length) draw(); else close();
  };

  const choose = one => {
    chosen.add(one.id);
    input.setRangeText(`@${one.name} `, opening, input.selectionStart, 'end');
    closedAt = opening;
    close();
    changed();
  };

  const changed = () => {
    say('');
    tell();
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  };

  // The second press of a double click lands where the note's button was: on the one that sends to the client.
  const home = form.parentElement;
  let pressed = null, isEarly = false, guardedUntil = 0;
  home.addEventListener('click', event => {
    const button = event.detail && event.target.closest('[type=submit]');
    if (!button) return;
    if (form.contains(button)) {
      [pressed, isEarly] = [event, false];
    } else if (Date.now() < guardedUntil
      && (isEarly || (pressed && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < 10))) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true, signal });

  // Whoever goes on typing without a look writes nothing to the client, and presses no key that does something.
  const toSwitch = () => {
    let until = Date.now() + 2000;
    const swallow = event => {
      if (event.key.length > 1 || Date.now() > until) return;
      until = Date.now() + 2000;
      event.preventDefault();
      event.stopPropagation();
    };
    orgChat.settleFocus(() => {
      const reply = home.querySelector('[data-reply][aria-pressed=true]');
      reply?.addEventListener('keydown', swallow, { signal });
      return reply;
    }, home);
  };

  const add = async () => {
    const text = input.value;
    if (isAdding) return;
    if (!text.trim()) return input.focus();
    isAdding = true;
    guardedUntil = isEarly ? Date.now() + 5000 : Infinity; // Wherever a press falls: not for good.
    timer = clearTimeout(timer);
    close();
    say(word('AddingNote'));
    try {
      const isAdded = await component.invokeMethodAsync('AddAsync', key, text, mentioned().map(one => one.id));
      say('');
      if (isAdded) {
        input.value = input.value.startsWith(text) ? input.value.slice(text.length).trimStart() : input.value;
        key = newKey();
        saved = '';
        chosen.clear();
        tell();
        toSwitch();
      }
    } catch {
      say(word('NoteNotAdded'));
    }
    guardedUntil = Date.now() + 500;
    setTimeout(() => { isEarly = false; }, 500);
    isAdding = false;
    keep();
  };

  input.addEventListener('input', () => { changed(); look(); }, { signal });
  input.addEventListener('click', look, { signal });
  input.addEventListener('blur', close, { signal });
  input.addEventListener('keydown', event => {
    if (!list.hidden && !event.isComposing) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { at = (at + step + found.length) % found.length; draw(); }
      else if (event.key === 'Enter' || event.key === 'Tab') choose(found[at]);
      else if (event.key === 'Escape') { closedAt = opening; close(); }
      if (step || ['Enter', 'Tab', 'Escape'].includes(event.key)) { event.preventDefault(); event.stopPropagation(); return; }
    }
    if (event.key !== 'Enter' || event.altKey || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || (!event.shiftKey && !isTouch)) { event.preventDefault(); add(); }
  }, { signal });
  form.addEventListener('submit', event => { event.preventDefault(); event.stopPropagation(); add(); }, { signal });
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(); }, { signal });
  orgChat.session.keepers.add(keep);

  // Whoever was quicker than this script keeps what they typed.
  const early = input.value;
  input.value = [orgChat.whole(savedText), early].filter(text => text).join('\n');
  tell();
  input.focus();
  if (early) { changed(); look(); }
  form.dataset.noteReady = '';
  return {
    focus() { setTimeout(() => input.focus()); },
    // Pressed before this script was there, nobody has heard where: only what its writer had before their eyes is added.
    submitEarly() {
      if (form.hidden || !early.trim() || input.value !== early) return;
      isEarly = true;
      add();
    },
    leave() { keep(); setTimeout(() => form.parentElement?.querySelector('form:not(.is-note) textarea')?.focus()); },
    stop() { stop.abort(); orgChat.session.keepers.delete(keep); return keep(); }
  };
}
