// Saved replies in the composer: “/” or the button opens a list above the text, filtered as one types. They come when they are first asked
// for, filled in for this conversation; opening it costs nothing.
const stale = 60_000;
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const make = (tag, className, text = '') => Object.assign(document.createElement(tag), { className, dir: 'auto', textContent: text });

export function start(form, component, signal) {
  const input = form.querySelector('textarea'), popup = form.querySelector('[data-replies]'), list = popup.querySelector('[role=listbox]');
  const button = form.querySelector('[data-pick-reply]'), none = popup.querySelector('[data-none]'), told = form.querySelector('[data-unfilled]');
  const filled = popup.querySelector('[data-filled]'), notes = popup.querySelector('[data-notes]');
  const isTouch = matchMedia('(pointer: coarse)').matches;
  let replies = null, asked = 0, hasFailed = false; // What there is, and since when.
  let at = null, shown = [], chosen = 0; // Where the filter begins, what fits it, and which of that is marked.
  let dismissed = null; // The “/” somebody closed the list over: it stays a “/”.
  let standing = []; // What was put in with something empty.

  const ask = async () => {
    if (replies && Date.now() - asked < stale) return;
    hasFailed = false;
    asked = Date.now();
    try {
      const answer = await component.invokeMethodAsync('RepliesAsync');
      hasFailed = !answer;
      if (answer) replies = answer.map(reply => ({ ...reply, folded: [reply.title, reply.folder, reply.text].map(fold) }));
    } catch { hasFailed = true; }
    if (hasFailed) asked = 0;
    if (at) draw();
  };

  // A “/” at the beginning or after a space or a line’s end, and what was typed after it up to the caret.
  const slash = () => {
    if (input.selectionStart !== input.selectionEnd) return null;
    const typed = input.value.slice(0, input.selectionStart).match(/(?:^|\s)\/([^\s/]*)$/);
    return typed && { start: input.selectionStart - typed[1].length - 1, filter: typed[1] };
  };
  const sinceButton = () => {
    const typed = input.value.slice(at.start, input.selectionEnd);
    return input.selectionEnd < at.start || /\s/.test(typed) ? null : { start: at.start, filter: typed, isButton: true };
  };

  // Whose title begins so comes first, then where it stands in the title, the folder, the text.
  const rank = (reply, filter) => reply.folded[0].startsWith(filter) ? 0 : reply.folded.findIndex(text => text.includes(filter)) + 1 || Infinity;
  const fitting = filter => (replies ?? []).map(reply => ({ reply, place: rank(reply, filter) })).filter(one => one.place < Infinity)
    .sort((one, other) => one.place - other.place).map(one => one.reply);

  const point = option => {
    for (const holder of [input, list]) if (option) holder.setAttribute('aria-activedescendant', option.id); else holder.removeAttribute('aria-activedescendant');
  };

  const show = isOpen => {
    if (!isOpen && popup.contains(document.activeElement)) input.focus();
    popup.hidden = !isOpen;
    button.setAttribute('aria-expanded', isOpen);
    if (!isOpen) point(null);
  };

  const draw = () => {
    const filter = fold(at.filter);
    shown = fitting(filter);
    list.replaceChildren(...shown.map((reply, index) => {
      const option = make('div', 'reply-option');
      Object.assign(option, { id: `saved-reply-${index}`, role: 'option' });
      option.dataset.at = index;
      option.append(make('span', 'reply-title', reply.title), make('span', 'reply-place', reply.isOwn ? list.dataset.own : reply.folder));
      return option;
    }));
    none.textContent = shown.length ? '' : hasFailed ? none.dataset.failed : !replies ? none.dataset.loading
      : replies.length ? none.dataset.nothing.replace('{0}', at.filter) : none.dataset.empty;
    popup.classList.toggle('is-empty', !shown.length);
    mark(0);
  };

  const mark = index => {
    chosen = index;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', place === index));
    const option = list.children[index], reply = shown[index];
    point(option);
    option?.scrollIntoView({ block: 'nearest' });
    filled.textContent = reply?.text ?? '';
    notes.replaceChildren(...(reply?.notes ?? []).map(note => warning(note.sentence)));
  };

  const warning = sentence => {
    const notice = make('p', 'notice notice-note');
    notice.append(orgChat.icon('error'), make('span', 'notice-text', sentence));
    return notice;
  };

  const open = where => {
    if (at?.start === where.start && at.filter === where.filter) return;
    const isNew = at?.start !== where.start;
    at = where;
    show(true);
    if (isNew) ask();
    draw();
  };

  const close = () => {
    if (!at) return;
    at = null;
    show(false);
  };

  const look = () => {
    const where = at?.isButton ? sinceButton() : slash();
    if (!where || where.start !== dismissed) dismissed = null;
    if (where && where.start !== dismissed) open(where); else close();
  };

  const insert = reply => {
    const { start } = at, gap = start === 0 || /\s/.test(input.value[start - 1]) ? '' : ' ';
    close();
    standing.push(...reply.notes.filter(note => note.token));
    orgChat.insertText(input, gap + reply.text, start, Math.max(start, input.selectionEnd));
    component.invokeMethodAsync('ReplyUsedAsync', reply.id).catch(() => { });
  };

  // As long as a variable stands in the text for nothing, its writer is told.
  const remind = () => {
    standing = standing.filter((note, place) => input.value.includes(note.token) && standing.findIndex(other => other.token === note.token) === place);
    const sentences = standing.map(note => note.sentence);
    if (told.textContent !== sentences.join('')) told.replaceChildren(...sentences.map(warning));
  };

  input.addEventListener('input', event => { remind(); if (!event.isComposing) look(); }, { signal });
  input.addEventListener('compositionend', look, { signal });
  for (const moved of ['keyup', 'click']) input.addEventListener(moved, event => { if (at && !event.isComposing && !/^Arrow(Up|Down)$/.test(event.key ?? '')) look(); }, { signal });
  input.addEventListener('blur', event => { if (!popup.contains(event.relatedTarget) && event.relatedTarget !== button) close(); }, { signal });

  const step = by => mark((chosen + by + shown.length) % shown.length);
  form.addEventListener('keydown', event => {
    if (!at || event.isComposing || ![input, list, button].includes(event.target)) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const acts = {
      Escape: () => { dismissed = at.start; close(); },
      ArrowDown: shown.length ? () => step(1) : null, ArrowUp: shown.length ? () => step(-1) : null,
      // With nothing to take it closes: what looks like a filter does not go out by the key that takes a reply.
      Enter: () => shown.length ? insert(shown[chosen]) : (dismissed = at.start, close()),
      Tab: shown.length && event.target === input ? () => insert(shown[chosen]) : null,
    };
    if (!isPlain || !acts[event.key] || (event.target === button && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }, { signal, capture: true });

  popup.addEventListener('mousedown', event => event.preventDefault(), { signal });
  list.addEventListener('mousemove', event => {
    const option = event.target.closest('[role=option]');
    if (option && Number(option.dataset.at) !== chosen) mark(Number(option.dataset.at));
  }, { signal });
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) insert(shown[Number(option.dataset.at)]);
  }, { signal });
  button.addEventListener('mousedown', event => event.preventDefault(), { signal });
  button.addEventListener('click', () => {
    if (at) return close();
    dismissed = null;
    if (!isTouch) input.focus();
    open({ start: input.selectionEnd, filter: '', isButton: true });
  }, { signal });
  document.addEventListener('pointerdown', event => { if (at && !form.contains(event.target)) close(); }, { signal });

  return { remind() { close(); remind(); } };
}
