const openers = new Map();

export function open(dialog, key) {
  if (!dialog?.isConnected) return; // Gone again before it was open.
  dialog.addEventListener('cancel', event => event.preventDefault()); // It is open as long as it is rendered.
  openers.set(key, { dialog, opener: document.activeElement });
  dialog.showModal();
}

// Called before Blazor takes the dialog away, so it is closed first: until then the rest of the page cannot take the focus.
// Then the focus goes back to where it came from, or to the page.
export function close(key) {
  const { dialog, opener } = openers.get(key) ?? {};
  openers.delete(key);
  dialog?.close();
  const target = opener?.isConnected && opener !== document.body ? opener : document.querySelector('textarea, main');
  target?.focus();
}
