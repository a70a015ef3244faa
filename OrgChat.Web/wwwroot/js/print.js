// A printed conversation: the browser asks for a printer when all of it is there. The page does not stay: nobody watches over it.
(() => {
  const leave = () => { document.body.replaceChildren(); location.replace('/chat'); };
  addEventListener('load', () => print());
  addEventListener('afterprint', () => { if (!matchMedia('(pointer: coarse)').matches) close(); });
  new BroadcastChannel('orgchat').onmessage = leave;
  setTimeout(leave, 300_000);
})();
