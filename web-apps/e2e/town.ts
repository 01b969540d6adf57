import { Buffer } from 'node:buffer';

/** Where the program under test is. */
export const BASE = required('NAGAOKAPAY_URL');

function required(name: string): string {
  const value = Deno.env.get(name);
  if (!value) {
    throw new Error(`${name} says where the demo runs, e.g. http://localhost:8080`);
  }
  return value;
}

export const PASSWORD = 'rain-on-the-shinano-river';

/** A token of one of the demo's machines. */
export async function machine(client: string): Promise<string> {
  const response = await fetch(`${BASE}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${client}:${client}-secret`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return (await answered(response)).access_token as string;
}

// deno-lint-ignore no-explicit-any
export type Json = Record<string, any>;

/** A call of the interface besides the pages, to prepare and to check. */
export async function call(token: string | undefined, method: string, path: string, body?: unknown): Promise<Json> {
  return answered(
    await fetch(BASE + path, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(method === 'POST' ? { 'Idempotency-Key': `"${crypto.randomUUID()}"` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

async function answered(response: Response): Promise<Json> {
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${response.url}: ${response.status} ${text.slice(0, 300)}`);
  }
  return text === '' ? {} : JSON.parse(text);
}

let people = 0;

export interface Person {
  phone: string;
  walletId: string;
  residentId: string;
}

/** Somebody new, with a wallet of their own. */
export async function newPerson(): Promise<Person> {
  const digits = `0${70_000_000 + (Date.now() % 1_000_000) * 10 + (people++ % 10)}`;
  const phone = `+8180${digits.slice(-8)}`;
  const { signUpId } = await call(undefined, 'POST', '/api/v1/sign-ups', {
    phone,
    displayName: '長岡 花子',
    postalCode: '940-0062',
    password: PASSWORD,
  });
  const { residentId, walletId } = await call(undefined, 'POST', `/api/v1/sign-ups/${signUpId}/verification`, {
    code: await codeFor(phone),
  });
  return { phone, residentId, walletId };
}

/** The latest code that was sent to a phone. */
export async function codeFor(phone: string): Promise<string> {
  const messages =
    (await call(undefined, 'GET', `/demo/messages?to=${encodeURIComponent(phone)}`)) as unknown as Json[];
  return messages.findLast((message) => message.code)!.code;
}

/** Cash at the counter. */
export async function charge(person: Person, amount: number): Promise<void> {
  await call(await machine('demo-counter'), 'POST', '/counter/v1/charges', {
    walletId: person.walletId,
    amount,
    receiptNumber: `e2e-${crypto.randomUUID()}`,
  });
}

/** What is in a wallet, as the office sees it. */
export async function balance(person: Person): Promise<number> {
  const wallet = await call(await machine('demo-operator'), 'GET', `/office/v1/wallets/${person.walletId}`);
  return wallet.available as number;
}

/** A bill of the demo's biller. */
export async function bill(amount: number, title = '学校給食費'): Promise<{ codeId: string; url: string }> {
  const dueOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const made = await call(await machine('demo-biller'), 'POST', '/shop/v1/payment-requests', {
    requestId: crypto.randomUUID(),
    title,
    amount,
    dueOn,
  });
  return { codeId: made.codeId, url: made.url };
}

/** A person's token, got as an app gets it: sign-in with PKCE. */
export async function token(person: Pick<Person, 'phone'>): Promise<string> {
  const redirect = `${BASE}/app/wallet/callback`;
  const verifier = 'v'.repeat(43);
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const jar = new Map<string, string>();
  const visit = async (address: string, form?: Record<string, string>): Promise<{ at: string; text: string }> => {
    let at = address;
    let body = form && new URLSearchParams(form);
    for (;;) {
      const response = await fetch(at, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { Accept: 'text/html', Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body ? { body } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        jar.set(name!, value!);
      }
      const text = await response.text();
      const next = response.headers.get('Location');
      if (next === null || next.startsWith(redirect)) {
        return { at: next ?? at, text };
      }
      at = new URL(next, at).href;
      body = undefined;
    }
  };
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: 'wallet-app',
    scope: 'openid wallet',
    redirect_uri: redirect,
    code_challenge: digest.toString('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await visit(`${BASE}/oauth2/authorize?${asked}`);
  const csrf = /name="_csrf"[^>]*value="([^"]*)"/.exec(page.text)![1]!;
  const { at } = await visit(`${BASE}/login`, { username: person.phone, password: PASSWORD, _csrf: csrf });
  const response = await fetch(`${BASE}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'wallet-app',
      code: new URL(at).searchParams.get('code')!,
      code_verifier: verifier,
      redirect_uri: redirect,
    }),
  });
  return (await answered(response)).access_token as string;
}

/** A campaign that everybody reads of and nobody's payment is large enough for. */
export async function openCampaign(): Promise<void> {
  const [writer, approver] = await Promise.all([machine('demo-manager'), machine('demo-council')]);
  const now = Date.now();
  const { campaignId } = await call(writer, 'POST', '/campaign/v1/campaigns', {
    name: '冬の商店街まつり',
    trigger: 'PAYMENT',
    opensAt: new Date(now - 60_000).toISOString(),
    closesAt: new Date(now + 20 * 86_400_000).toISOString(),
    budget: 1_000_000,
    conditions: [{ type: 'MINIMUM_AMOUNT', amount: 90_000 }],
    reward: { type: 'RATE', basisPoints: 500 },
    caps: { perTrigger: 1_000 },
    points: { expiry: { type: 'AFTER_DAYS', days: 180 } },
  });
  await call(writer, 'POST', `/campaign/v1/campaigns/${campaignId}/submission`, {});
  await call(approver, 'POST', `/campaign/v1/campaigns/${campaignId}/approval`, {});
}
