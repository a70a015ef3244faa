// What a person pressed Send on and was not sent stands so, in red, until they send it: also after the page has loaded itself again. This tab
// alone keeps it, with the key of its draft, so that it goes out once at most; nothing is ever sent by itself.
export function unsentMark(form, shelf, sendNow, signal) {
  const mark = form.querySelector('[data-unsent]'), words = mark.querySelector('[data-words]');
  const time = moment => new Date(moment).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' }).replace(/\s/g, ' ');
  mark.querySelector('button').addEventListener('click', sendNow, { signal });
  return {
    at: null,
    show(at, isInDoubt) {
      this.at = at;
      words.textContent = isInDoubt
        ? `No answer since ${time(at)}: it may not have been sent. Send it again; it arrives once.`
        : `Not sent. The connection was lost at ${time(at)}.`;
      mark.hidden = false;
    },
    hide() {
      this.at = null;
      mark.hidden = true;
      sessionStorage.removeItem(shelf);
    },
    keep(kept) { if (!orgChat.session.isLeaving) sessionStorage.setItem(shelf, JSON.stringify(kept)); },
    take() {
      const kept = JSON.parse(sessionStorage.getItem(shelf) ?? 'null');
      sessionStorage.removeItem(shelf);
      return kept;
    }
  };
}
