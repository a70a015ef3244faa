// What a person pressed Send on and was not sent stands so, in red, until they send it: also after the page has loaded itself again, or they
// have signed in again. It keeps the key of its draft, so that it goes out once at most. By itself it goes only while
// the records are busy, and only as it was when they pressed Send.
export function unsentMark(form, sendNow, signal) {
  const mark = form.querySelector('[data-unsent]'), words = mark.querySelector('[data-words]');
  const time = moment => new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit' }).replace(/\s/g, ' ');
  mark.querySelector('button').addEventListener('click', sendNow, { signal });
  return {
    at: null,
    doubt: at => orgChat.words('NoAnswerSince', time(at)),
    show(at, why = orgChat.words('LostAt', time(at))) {
      this.at = at;
      words.textContent = why;
      mark.hidden = false;
    },
    hide() {
      this.at = null;
      mark.hidden = true;
    }
  };
}

// What the server has not had yet is kept by this tab alone: sealed as it is written, and as it is only where a page goes so fast that
// nothing can be sealed any more, or the browser cannot seal; that ends with the session.
export function unsavedShelf(person, conversation) {
  const plain = `orgchat-unsaved-${person}-${conversation}`, { sealed, session } = orgChat;
  return {
    keep(kept) { if (isSecureContext) sealed.keep(conversation, kept); else if (kept.at) this.keepAtOnce(kept); },
    keepAtOnce(kept) { if (!session.isLeaving && !sealed.holds(conversation, kept)) sessionStorage.setItem(plain, JSON.stringify(kept)); },
    recall: () => sealed.recall(conversation),
    peek: () => JSON.parse(sessionStorage.getItem(plain) ?? 'null'),
    take() {
      const kept = this.peek();
      sessionStorage.removeItem(plain);
      return kept;
    },
    drop() {
      sealed.drop(conversation);
      sessionStorage.removeItem(plain);
    }
  };
}

// How long ago a text was begun, in milliseconds: this clock need not be the server's.
export const ago = ({ at }) => Math.min(Math.max(0, Date.now() - at), 2 ** 31 - 1);

// Two texts for one conversation, of which neither may be lost: what this tab kept, and what has come to stand there since.
export const joined = ({ text, base }, current) => current === base || text.startsWith(current) ? text
  : current.endsWith(text) ? current : `${text}\n\n${current}`;
