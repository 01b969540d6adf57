import { deepEqual, equal } from 'node:assert/strict';
import { charge, messagedCode, newPerson, signIn, walletOf, type Person } from '../support/people.ts';
import { BASE, machine, must, WALLET } from '../support/program.ts';
import { journey } from '../support/journey.ts';
import { enterPayment } from '../support/wallet.ts';

journey('A new resident signs up and charges', async ({ sit, step }) => {
  const { page } = await sit();
  const phone = `080${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
  const person: Person = { phone, password: 'yuki-no-asa-ni-hanabi' };

  await step('Details are asked for, and the texts to be agreed to', async () => {
    await page.goto(WALLET);
    await page.getByRole('link', { name: 'はじめる（新規登録）' }).click();
    await page.getByRole('heading', { name: '新規登録' }).waitFor();
    await page.getByLabel('携帯電話番号').first().fill(phone);
    await page.getByLabel('お名前（表示名）').fill('雪野 花');
    await page.getByLabel('お住まいの郵便番号').fill('940-0062');
    await page.getByLabel('パスワード').first().fill(person.password);
    for (const text of await page.getByRole('checkbox', { name: /に同意する/ }).all()) {
      await text.check({ force: true });
    }
    await page.getByRole('button', { name: '確認コードを送る' }).click();
  });

  await step('The code of the message opens the wallet', async () => {
    await page.getByRole('heading', { name: '確認コードの入力' }).waitFor();
    await page.getByLabel('確認コード').fill(await messagedCode(`+81${phone.slice(1)}`));
    await page.getByRole('button', { name: '登録する' }).click();
    await page.getByRole('heading', { name: '登録が終わりました' }).waitFor();
  });

  await step('The resident signs in with it', async () => {
    await page.getByRole('button', { name: 'ログイン' }).click();
    await page.waitForURL(/\/login/);
    await page.locator('[name=username]').fill(phone);
    await page.locator('[name=password]').fill(person.password);
    await page.locator('form button[type=submit]').first().click();
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    await page.getByText('まだ利用がありません').waitFor();
  });

  await step('5,000 yen are charged at the provider’s page', async () => {
    await page.getByRole('link', { name: 'チャージ', exact: true }).click();
    await page.getByRole('button', { name: '5,000円', exact: true }).click();
    await page.getByRole('button', { name: '5,000円をチャージする' }).click();
    await page.waitForURL(/\/demo\/provider/);
    await page.locator('button[value=true], button[value=PAY]').click();
    await page.getByRole('heading', { name: 'チャージしました' }).waitFor();
  });

  await step('Home shows the new balance', async () => {
    await page.getByRole('link', { name: '閉じる' }).click();
    await page.getByRole('region', { name: '使える残高' }).getByText('5,000円').first().waitFor();
  });
});

journey('A resident pays a bill that came as a link', async ({ sit, step }) => {
  const { page } = await sit();
  const bill = await must<{ codeId: string; url?: string }>(await machine('demo-biller'), 'POST', '/shop/v1/payment-requests', {
    requestId: crypto.randomUUID(),
    title: '学校給食費',
    amount: 4_300,
    dueOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
  });

  await step('The link leads through the sign-in to the bill', async () => {
    await signIn(page, await newPerson(), `/bills/${bill.codeId}`);
    await page.getByText('学校給食費').waitFor();
  });

  await step('What is missing is said, with the way to charge', async () => {
    await page.getByText('残高が4,300円足りません').waitFor();
    await charge(page, 5_000);
    await page.reload();
  });

  await step('It is paid once and shown as paid', async () => {
    await page.getByRole('button', { name: '4,300円を支払う' }).dblclick();
    await page.getByRole('heading', { name: '4,300円を支払いました' }).waitFor();
    equal((await walletOf(page)).available, 700);
    await page.goto(`${WALLET}/bills`);
    await page.getByText('支払い済み').first().waitFor();
  });
});

journey('A resident stops the own wallet', async ({ sit, step }) => {
  const { page } = await sit();
  const person = await newPerson();

  await step('It is asked first, then the wallet is stopped and signed out everywhere', async () => {
    await signIn(page, person, '/account/stop');
    await page.getByRole('button', { name: '利用を止める' }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '利用を止める' }).click();
    await page.waitForURL(/\/login/);
  });
});

journey('A resident who uses the keyboard only', async ({ sit, step }) => {
  const { page } = await sit();
  const person = await newPerson();
  const press = (key: string) => page.keyboard.press(key);
  /** Goes on by Tab until what is wanted has the focus. */
  const tabTo = async (name: RegExp) => {
    for (let times = 0; times < 40; times++) {
      await press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
      if (name.test(focused)) {
        return;
      }
    }
    throw new Error(`no Tab leads to ${name}`);
  };

  await step('signs in', async () => {
    await page.goto(`${WALLET}/menu`);
    await page.waitForURL(/\/login/);
    await page.locator('[name=username]').focus();
    await page.keyboard.type(person.phone);
    await press('Tab');
    await page.keyboard.type(person.password);
    await press('Enter');
    await page.getByRole('heading', { name: 'メニュー' }).waitFor();
  });

  await step('goes to the code by the tabs, and the title has the focus', async () => {
    await tabTo(/^支払う$/);
    await press('Enter');
    await page.getByRole('img', { name: 'QRコード' }).waitFor();
    equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
  });

  await step('fills in the charge', async () => {
    await page.goto(`${WALLET}/charge`);
    await page.getByRole('button', { name: '3,000円', exact: true }).waitFor();
    await tabTo(/^3,000円$/);
    await press('Enter');
    await tabTo(/3,000円をチャージする/);
    equal(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle), 'solid');
  });
});

journey('The pages follow how somebody likes to read', async ({ sit, step }) => {
  const { page, context } = await sit({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await signIn(page, await newPerson());

  await step('The language is changed, and stays so in the sign-in and after a reload', async () => {
    await page.getByRole('button', { name: '英語に切り替える' }).or(page.getByRole('button', { name: 'English' })).click();
    await page.getByRole('heading', { name: 'Menu' }).waitFor();
    equal(await page.getAttribute('html', 'lang'), 'en');
    await page.reload();
    await page.getByRole('heading', { name: 'Menu' }).waitFor();
    const login = await context.newPage();
    await login.goto(`${BASE}/login`);
    equal(await login.getAttribute('html', 'lang'), 'en');
    await login.close();
  });

  await step('By night the ground is dark', async () => {
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const brightness = (ground.match(/\d+/g) ?? []).slice(0, 3).map(Number);
    equal(brightness.every(part => part < 80), true, ground);
  });

  await step('Nothing moves for who does not want it, also after a payment', async () => {
    await charge(page, 2_000);
    await enterPaymentInEnglish(page);
    deepEqual(await page.evaluate(() => document.getAnimations().map(animation => (animation as CSSAnimation).animationName)), []);
  });
});

async function enterPaymentInEnglish(page: Parameters<typeof enterPayment>[0]): Promise<void> {
  await page.goto(`${WALLET}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
