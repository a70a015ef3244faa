const openers = [];

export function open(dialog) {
  openers.push(document.activeElement);
  dialog.showModal();
}

// Blazor has already taken the dialog away: give the focus back to where it came from, or to the page.
export function close() {
  const opener = openers.pop();
  const target = opener?.isConnected && opener !== document.body ? opener : document.querySelector('textarea, main');
  target?.focus();
}
