import type { Page } from 'playwright-core';

/** What the wallet keeps of a sign-in. */
export interface Kept {
  accessToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  refreshToken?: string;
}

/** The sign-in that this browser keeps; changed first, as time would change it. */
export function keptTokens(page: Page, change: Partial<Kept> = {}): Promise<Kept | undefined> {
  return page.evaluate(
    (changed) =>
      new Promise<Kept | undefined>((resolve, reject) => {
        const opening = indexedDB.open('nagaokapay-wallet-app');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const work = opening.result.transaction('kept', 'readwrite');
          const kept = work.objectStore('kept');
          const reading = kept.get('tokens');
          reading.onsuccess = () => reading.result && kept.put({ ...reading.result, ...changed }, 'tokens');
          work.oncomplete = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    change,
  );
}
