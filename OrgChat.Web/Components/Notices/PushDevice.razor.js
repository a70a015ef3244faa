// Asks the browser whether it may tell its person that something came, and gives the answer to the page.
export function start(element, component, key, sentence) {
  // The sentence stands in the worker's address: it is shown when no page is open that could say it.
  const worker = `/service-worker.js?say=${encodeURIComponent(sentence)}`;
  const leave = new AbortController(), { signal } = leave;
  const canPush = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  const registered = () => navigator.serviceWorker.getRegistration('/');
  const subscribed = async () => (await registered())?.pushManager.getSubscription();
  const encoded = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

  const stand = async () => {
    if (!canPush) return component.invokeMethodAsync('StandAsync', 'Impossible', null);
    if (Notification.permission === 'denied') return component.invokeMethodAsync('StandAsync', 'Denied', null);
    const subscription = await subscribed();
    if (subscription) await navigator.serviceWorker.register(worker);
    return component.invokeMethodAsync('StandAsync', subscription ? 'On' : 'Off', subscription?.endpoint ?? null);
  };

  const turnOn = async () => {
    if (await Notification.requestPermission() !== 'granted') return stand();
    await navigator.serviceWorker.register(worker);
    const { pushManager } = await navigator.serviceWorker.ready;
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    return component.invokeMethodAsync('AddAsync', made.endpoint, encoded(made.getKey('p256dh')), encoded(made.getKey('auth')));
  };

  const turnOff = async () => {
    const subscription = await subscribed();
    await subscription?.unsubscribe();
    return component.invokeMethodAsync('RemoveAsync', subscription?.endpoint ?? '');
  };

  const failed = () => component.invokeMethodAsync('StandAsync', 'Failed', null);
  element.addEventListener('click', event => {
    if (event.target.closest('[data-push-on]')) turnOn().catch(failed);
    if (event.target.closest('[data-push-off]')) turnOff().catch(failed);
  }, { signal });
  stand().catch(failed);
  return { stop: () => leave.abort() };
}
