import { answer } from '../../kit/api/client.ts';
import type { Service } from '../../kit/api/service.ts';
import { api, store } from '../wallet.ts';

/** Whether this browser is told by push: cannot, only once installed, was told not to, no, yes. */
export type PushState = 'unsupported' | 'install' | 'denied' | 'off' | 'on';

/** What the ledger keeps of a browser that it pushes to (RFC 8030, RFC 8291). */
interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** The operations as the interface will have them. */
type PushApi = {
  POST(
    path: '/api/v1/account/push-subscriptions',
    init: { body: Subscription },
  ): ReturnType<Answered<{ subscriptionId: string }>>;
  DELETE(
    path: '/api/v1/account/push-subscriptions/{subscriptionId}',
    init: { params: { path: { subscriptionId: string } } },
  ): ReturnType<Answered<undefined>>;
};
type Answered<T> = () => Promise<{ data?: T; error?: unknown; response: Response }>;

/** The key with which the ledger pushes; undefined where it does not. */
export function pushOffer(service: Service): { publicKey: string } | undefined {
  return (service as Service & { push?: { publicKey: string } }).push;
}

const pushApi = api as unknown as PushApi;
const KEPT = 'push subscription';

export async function pushState(): Promise<PushState> {
  if (!('PushManager' in window) || !('serviceWorker' in navigator) || !('Notification' in window)) {
    return isApple() && !isInstalled() ? 'install' : 'unsupported';
  }
  if (Notification.permission === 'denied') {
    return 'denied';
  }
  const registration = await navigator.serviceWorker.getRegistration();
  const [subscription, kept] = await Promise.all([
    registration?.pushManager.getSubscription(),
    store.get<string>(KEPT),
  ]);
  return subscription && kept !== undefined ? 'on' : 'off';
}

/**
 * Asks the person for permission and tells the ledger where to push to. Only to be called when the
 * person pressed something: browsers refuse it otherwise.
 *
 * @param publicKey the ledger's own key (VAPID), base64url
 */
export async function startPush(publicKey: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') {
    return pushState();
  }
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined) {
    return 'unsupported';
  }
  const { subscriptionId } = await answer(
    pushApi.POST('/api/v1/account/push-subscriptions', {
      body: { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } },
    }),
  );
  await store.set(KEPT, subscriptionId);
  return 'on';
}

/** Nothing is pushed to this browser any more. */
export async function stopPush(): Promise<PushState> {
  const subscriptionId = await store.get<string>(KEPT);
  if (subscriptionId !== undefined) {
    await answer(
      pushApi.DELETE('/api/v1/account/push-subscriptions/{subscriptionId}', { params: { path: { subscriptionId } } }),
    );
    await store.delete(KEPT);
  }
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  return 'off';
}

/** iPhones and iPads push only to what is on the home screen. */
function isApple(): boolean {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
}

function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}
