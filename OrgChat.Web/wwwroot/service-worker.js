// Tells that something came, when no page is open. It keeps no page, answers no request, and knows nothing but one sentence.
const sentence = new URL(location.href).searchParams.get('say') ?? 'OrgChat';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

// Several that were not looked at are one.
self.addEventListener('push', event => event.waitUntil(
  self.registration.showNotification('OrgChat', { body: sentence, tag: 'message', icon: '/favicon.svg' })));

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil((async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const chat = pages.find(page => new URL(page.url).pathname.startsWith('/chat'));
    return chat ? chat.focus() : self.clients.openWindow('/chat');
  })());
});
