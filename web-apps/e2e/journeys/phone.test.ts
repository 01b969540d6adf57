import assert from 'node:assert/strict';
import { device, journey, open, signIn, withBrowser } from '../browser.ts';
import { newPerson } from '../town.ts';

const HTTPS = Deno.env.get('NAGAOKAPAY_HTTPS_URL');

journey('a phone signs in at the demo’s second port, where it may use camera, keys and a service worker', async () => {
  assert.ok(HTTPS, 'NAGAOKAPAY_HTTPS_URL says where the port is');
  const person = await newPerson();
  await withBrowser(async (browser) => {
    const { page } = await open(await device(browser, { baseURL: HTTPS, ignoreHTTPSErrors: true }));
    await signIn(page, person, '/app/wallet/show', HTTPS);
    await page.getByRole('img', { name: 'QRコード' }).waitFor();
    assert.ok(page.url().startsWith(HTTPS));
    assert.ok(
      await page.evaluate(() => isSecureContext && 'mediaDevices' in navigator && 'serviceWorker' in navigator),
    );
  });
});
