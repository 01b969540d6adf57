// Notices that the ledger pushes; part of the service worker.
self.addEventListener('push', event => {
  const notice = event.data ? event.data.json() : {};
  event.waitUntil(
    self.registration.showNotification(notice.title || 'ながおかペイ', {
      body: notice.body || '',
      icon: '/app/wallet/icon-192.png',
      badge: '/app/wallet/icon-192.png',
      data: { url: notice.url || '/app/wallet' },
    }),
  );
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  const target = new URL(event.notification.data.url, self.location.origin);
  // Only to the wallet itself, whatever a message says.
  const url = target.origin === self.location.origin && target.pathname.startsWith('/app/wallet') ? target.href : '/app/wallet';
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then(windows => {
      const open = windows.find(window => new URL(window.url).pathname.startsWith('/app/wallet'));
      return open ? open.focus().then(window => window.navigate(url)) : self.clients.openWindow(url);
    }),
  );
});
