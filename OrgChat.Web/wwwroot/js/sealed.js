// What is being written and not yet kept on the server, sealed in this tab: a session may end while the line is down. The key is derived on
// the server for one person and comes over the circuit with every sign-in of theirs. It stays in the page's memory and cannot be read out of
// it. An entry's name tells neither person nor conversation. What another person's key does not open is removed.
(() => {
  // By conversation: what this page seals, and what an earlier one left.
  const kind = 'orgchat-sealed-', held = new Map(), found = new Map();
  let ready = null, unlocked = new Promise(unlock => { ready = unlock; }), isForgotten = false;

  const toBytes = text => Uint8Array.from(atob(text), character => character.charCodeAt(0));
  const toText = bytes => btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''));
  const how = (name, iv) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) });
  const names = () => Object.keys(sessionStorage).filter(name => name.startsWith(kind));

  const open = async (key, name) => {
    try {
      const [iv, sealed] = sessionStorage.getItem(name).split('.').map(toBytes);
      const { place, kept } = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how(name, iv), key, sealed)));
      found.set(place, { name, kept, isTaken: false });
    } catch {
      sessionStorage.removeItem(name);
    }
  };

  const discardTaken = place => {
    const old = found.get(place);
    if (!old?.isTaken) return;
    found.delete(place);
    sessionStorage.removeItem(old.name);
  };

  const seal = async (place, entry, kept) => {
    const key = await unlocked, iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = await crypto.subtle.encrypt(how(entry.name, iv), key, new TextEncoder().encode(JSON.stringify({ place, kept })));
    if (isForgotten || held.get(place) !== entry) return;
    try {
      sessionStorage.setItem(entry.name, `${toText(iv)}.${toText(bytes)}`);
      entry.sealed = JSON.stringify(kept);
      discardTaken(place);
    } catch {
      // The browser gives no more room.
    }
  };

  // One after the other, and of several that wait only the last.
  const sealAll = async (place, entry) => {
    entry.isBusy = true;
    for (let kept = null; kept !== entry.kept;) await seal(place, entry, kept = entry.kept);
    entry.isBusy = false;
  };

  window.orgChat.sealed = {
    async unlock(raw) {
      if (!crypto.subtle || !ready) return;
      const unlock = ready;
      ready = null;
      const key = await crypto.subtle.importKey('raw', toBytes(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
      await Promise.all(names().map(name => open(key, name)));
      unlock(key);
    },
    // What was kept for a conversation; only once its person has signed in. It stays until something newer, or the server, has it.
    async recall(place) {
      if (!crypto.subtle) return null;
      await unlocked;
      const old = found.get(place), isNew = old && !old.isTaken;
      if (isNew) old.isTaken = true;
      return (isNew ? null : held.get(place)?.kept) ?? old?.kept ?? null;
    },
    // Whatever an earlier page left, by conversation.
    left: () => [...found].filter(([, old]) => !old.isTaken).map(([place, { kept }]) => [place, kept]),
    keep(place, kept) {
      if (!crypto.subtle) return;
      const entry = held.get(place) ?? { name: kind + crypto.randomUUID() };
      held.set(place, entry);
      entry.kept = kept;
      if (!entry.isBusy) sealAll(place, entry);
    },
    holds: (place, kept) => held.get(place)?.sealed === JSON.stringify(kept),
    drop(place) {
      const entry = held.get(place);
      discardTaken(place);
      if (!entry) return;
      held.delete(place);
      sessionStorage.removeItem(entry.name);
    },
    // Their person has signed out.
    forget() {
      isForgotten = true;
      held.clear();
      found.clear();
      names().forEach(name => sessionStorage.removeItem(name));
    }
  };
})();
