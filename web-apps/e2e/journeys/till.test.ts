import assert from 'node:assert/strict';
import { deliver, device, enrol, forward, journey, keyIn, open, scanByWedge, TABLET, withBrowser } from '../browser.ts';
import { balance, call, charge, machine, newPerson, type Person, token } from '../town.ts';

/** The digits that a person's wallet would show. */
async function barcode(person: Person): Promise<string> {
  return (await call(await token(person), 'POST', '/api/v1/wallet/payment-codes')).barcode as string;
}

/** Passes as soon as it holds. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, 'it never held');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

journey('a till whose answer gets lost asks again under the same key, and takes the money once', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const { page: till, faults } = await open(await device(browser, { viewport: TABLET }));
    // Else the stream of events would tell sooner.
    await till.route('**/terminal/v1/events', (route) => route.abort());
    await enrol(till);
    const keys: (string | undefined)[] = [];
    await till.route('**/terminal/v1/payments', async (route) => {
      if (route.request().method() !== 'POST') {
        await route.continue();
        return;
      }
      keys.push(route.request().headers()['idempotency-key']);
      const answer = await forward(route);
      await (keys.length === 1 ? route.abort() : deliver(route, answer));
    });
    await keyIn(till, 800);
    await scanByWedge(till, await barcode(person));
    await till.getByRole('heading', { name: 'お支払い完了' }).waitFor();
    assert.deepEqual(keys, [keys[0], keys[0]]);
    assert.equal(await balance(person), 1_200);
    assert.deepEqual(faults(), []);
  });
});

journey('a till that is reloaded before its answer came finds the sale again and that it was paid', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await till.route('**/terminal/v1/events', (route) => route.abort());
    await enrol(till);
    const arrived = Promise.withResolvers<void>();
    await till.route('**/terminal/v1/payments', async (route) => {
      await (await forward(route)).body?.cancel();
      arrived.resolve();
    });
    await keyIn(till, 800);
    await scanByWedge(till, await barcode(person));
    await arrived.promise;
    await till.unroute('**/terminal/v1/payments');
    await till.reload();
    await till.getByRole('heading', { name: 'お支払い完了' }).waitFor();
    assert.equal(await balance(person), 1_200);
  });
});

journey('a sale that never arrived is cancelled for ever, so that what is late is refused', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const context = await device(browser, { viewport: TABLET });
    const { page: till } = await open(context);
    await enrol(till);
    await till.clock.install();
    let late: (() => Promise<Response>) | undefined;
    await till.route('**/terminal/v1/payments', async (route) => {
      late = () => forward(route);
      await route.abort();
    });
    await keyIn(till, 800);
    await scanByWedge(till, await barcode(person));
    await till.clock.runFor(60_000);
    await till.getByText('通信が途切れ').waitFor();
    await till.getByRole('button', { name: 'この会計を取り消す' }).click();
    await till.getByText('この会計は取り消されました').waitFor();
    assert.equal((await late!()).status, 422);
    assert.equal(await balance(person), 2_000);
  });
});

journey('the same sale again within a minute is asked about, and what is given back comes back', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const { page: till, faults } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    let number = '';
    for (const time of ['first', 'second']) {
      await keyIn(till, 600);
      await scanByWedge(till, await barcode(person));
      if (time === 'second') {
        await till.getByText('もう一度会計しますか').waitFor();
        await till.getByRole('button', { name: 'もう一度会計する' }).click();
      }
      number = (await till.getByText(/^T\d{8}-/).textContent()) ?? '';
      await till.getByRole('button', { name: /次の会計へ/ }).click();
    }
    assert.equal(await balance(person), 800);

    await till.getByRole('link', { name: '売上' }).click();
    await till.getByLabel('金額・時刻・番号でさがす').fill(number);
    await till.getByRole('link', { name: /支払い済み.*600円/s }).click();
    const refunds: (string | undefined)[] = [];
    await till.route('**/refunds', async (route) => {
      refunds.push(route.request().headers()['idempotency-key']);
      const answer = await forward(route);
      await (refunds.length === 1 ? route.abort() : deliver(route, answer));
    });
    await till.getByLabel('返金する金額').fill('200');
    await till.getByRole('button', { name: '返金する' }).click();
    await till.getByRole('button', { name: '200円 を返金する' }).dblclick();
    await till.getByText('200円 を返金しました。', { exact: true }).waitFor();
    assert.deepEqual(refunds, [refunds[0], refunds[0]]);
    assert.equal(await balance(person), 1_000);
    assert.deepEqual(faults(), []);
  });
});

journey('a till that loses its network says so, and catches up with what was paid meanwhile', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const context = await device(browser, { viewport: TABLET });
    const { page: till } = await open(context);
    await enrol(till);
    await till.getByText('接続中').waitFor();
    await context.setOffline(true);
    await till.getByText('通信できません').waitFor();
    await call(await token(person), 'POST', '/api/v1/wallet/payments', { merchantId: 'merchant:demo', amount: 321 });
    await context.setOffline(false);
    await till.getByText('接続中').waitFor();
    await till.getByText('321円 のお支払いがありました').waitFor();
    await till.getByRole('link', { name: '売上' }).click();
    await till.getByText('321円').first().waitFor();
  });
});

journey('a till that the office revokes says that it cannot be used', async () => {
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    await till.getByRole('link', { name: '設定' }).click();
    const terminal = await till.getByText(/^terminal:/).textContent();
    const office = await machine('demo-operator');
    await call(office, 'POST', `/office/v1/merchants/merchant:demo/terminals/${terminal}/revocation`);
    await till.getByRole('heading', { name: 'この端末は利用できません' }).waitFor();
  });
});

journey('a till whose clock is an hour slow signs for the ledger’s time', async () => {
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await till.clock.install({ time: Date.now() - 3_600_000 });
    await till.clock.resume();
    await enrol(till);
    await till.getByRole('link', { name: '売上' }).click();
    await till.getByText('差引').waitFor();
  });
});

journey('a sale that was refused says so and is over, also after a reload', async () => {
  const person = await newPerson();
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    await keyIn(till, 800);
    await scanByWedge(till, await barcode(person));
    await till.getByRole('heading', { name: '会計できませんでした' }).waitFor();
    await till.getByText('お客さまの残高は減っていません').waitFor();
    await till.reload();
    await till.getByRole('group', { name: 'テンキー' }).waitFor();
  });
});

journey('a card asks for its PIN, which goes out under the same key and stands nowhere', async () => {
  const person = await newPerson();
  await charge(person, 2_000);
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    const sent: { key: string | undefined; pin: string | undefined }[] = [];
    await till.route('**/terminal/v1/payments', async (route) => {
      const { pin } = JSON.parse(route.request().postData() ?? '{}');
      sent.push({ key: route.request().headers()['idempotency-key'], pin });
      const code = ['PIN_REQUIRED', 'PIN_WRONG'][sent.length - 1];
      await (code
        ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          json: { code, detail: code, status: 422 },
        })
        : deliver(route, await forward(route)));
    });
    await keyIn(till, 800);
    await scanByWedge(till, await barcode(person));
    for (const pin of ['1234', '4711']) {
      await till.getByText('カードの暗証番号（4桁）').waitFor();
      for (const digit of pin) {
        await till.getByRole('button', { name: digit, exact: true }).click();
      }
      await (pin === '1234'
        ? till.getByText('PIN_WRONG').waitFor()
        : till.getByRole('heading', { name: 'お支払い完了' }).waitFor());
      assert.equal((await till.locator('body').innerText()).includes(pin), false);
    }
    assert.deepEqual(sent.map(({ pin }) => pin), [undefined, '1234', '4711']);
    assert.equal(new Set(sent.map(({ key }) => key)).size, 1);
    assert.equal(await balance(person), 1_200);
  });
});

journey('a refund whose answers are all lost is the only one that can be asked for, and is made once', async () => {
  const person = await newPerson();
  await charge(person, 1_000);
  await withBrowser(async (browser) => {
    const { page: till } = await open(await device(browser, { viewport: TABLET }));
    await enrol(till);
    await keyIn(till, 1_000);
    await scanByWedge(till, await barcode(person));
    const number = (await till.getByText(/^T\d{8}-/).textContent()) ?? '';
    await till.goto(`/app/terminal/payments/${number}`);
    await till.getByLabel('返金する金額').fill('600');
    await till.route('**/refunds', async (route) => {
      await (await forward(route)).body?.cancel();
    });
    await till.getByRole('button', { name: '返金する' }).click();
    await till.getByRole('button', { name: '600円 を返金する' }).click();
    await eventually(async () => (await balance(person)) === 600);
    await till.unroute('**/refunds');
    await till.reload();
    await till.getByText('返金できたかどうか分かりません').waitFor();
    assert.equal(await till.getByLabel('返金する金額').count(), 0);
    await till.getByRole('button', { name: '返金する' }).click();
    await till.getByRole('button', { name: '600円 を返金する' }).click();
    await till.getByText('600円 を返金しました。', { exact: true }).waitFor();
    assert.equal(await balance(person), 600);
  });
});
