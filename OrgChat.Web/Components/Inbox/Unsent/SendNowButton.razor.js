import { ago, unsavedShelf } from '../../../js/unsent.js';
import { trayOf } from '../../Messaging/Composing/AttachFiles.razor.js';

// Sends what this tab keeps for a conversation. Where that one is open, its own button does; where something has to be looked at first, or
// another tab keeps it, it is opened.
export function start(button, component, person, conversation) {
  const shelf = unsavedShelf(person, conversation), tray = trayOf(person, conversation);
  const link = button.parentElement.querySelector('a.row');
  const opened = () => document.querySelector(`[data-conversation="${conversation}"]`);

  const send = async kept => {
    const files = kept.inDoubt ? JSON.parse(kept.inDoubt)[1] : null;
    const isSent = await component.invokeMethodAsync('SendAsync', kept.key, kept.text, kept.at, files, kept.began.number, ago(kept.began));
    if (isSent) {
      shelf.drop();
      tray.sent(tray.ids);
      if ([button, document.body].includes(document.activeElement)) link.focus({ preventScroll: true });
    } else if (isSent === false) {
      orgChat.comesToSend = conversation;
      link.click();
    }
  };

  const press = async () => {
    const own = opened()?.querySelector('[data-unsent]:not([hidden]) button');
    if (own) return own.click();
    if (button.ariaDisabled) return;
    button.ariaDisabled = 'true';
    const kept = shelf.peek() ?? await shelf.recall();
    if (!kept?.at || !kept.began || opened()) link.click();
    else if (tray.isBusy || tray.hasFailed) { orgChat.comesToSend = conversation; link.click(); }
    else await send(kept).catch(() => { });
    button.ariaDisabled = null;
  };

  return { press() { press(); }, stop() { } };
}
