import { answer, createApi, type Tokens } from '../../kit/api/client.ts';
import { LOST, Problem, problemOf } from '../../kit/api/problem.ts';
import { base64url } from '../../kit/auth/pkce.ts';
import type { Store } from '../../kit/store/store.ts';

/** What this terminal is: its key never leaves the browser, not even to this program's own code. */
export interface Identity {
  clientId: string;
  terminalId: string;
  merchantId: string;
  tokenEndpoint: string;
  privateKey: CryptoKey;
}

interface Token {
  value: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

interface TokenAnswer {
  response: Response;
  body: { access_token?: string; expires_in?: number; error?: string };
}

const IDENTITY = 'identity';
/** A key that was handed in by a code whose answer has not come. */
const PENDING = 'pending key';
const TOKEN = 'token';
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
/** An assertion is good for so many seconds. */
const ASSERTION_LIFE = 60;
/** Milliseconds by which a clock may be wrong without doing harm. */
const CLOCKS_DIFFER_BY = 30_000;
/** Tokens are renewed this long before they end, in milliseconds. */
const MARGIN = 20_000;

/** The terminal's credentials in this browser, and tokens got with them (RFC 7523). */
export class Device implements Tokens {
  private readonly store: Store;
  private readonly listeners = new Set<() => void>();
  private known: Identity | null | undefined;
  private revoked = false;

  constructor(store: Store) {
    this.store = store;
  }

  /** Undefined until it was looked up; null: not enrolled. */
  readonly identity = (): Identity | null | undefined => this.known;

  /** Whether the office has revoked this terminal. */
  readonly isRevoked = (): boolean => this.revoked;

  readonly onChange = (listener: () => void): () => void => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async look(): Promise<void> {
    this.become((await this.store.get<Identity>(IDENTITY)) ?? null);
  }

  /**
   * Hands the public half of a new key in by a code. The key is kept before the code is used up, so
   * that a code which is sent again after a lost answer is sent with the same key.
   */
  async enrol(enrolmentCode: string): Promise<void> {
    const keys = (await this.store.get<CryptoKeyPair>(PENDING)) ??
      (await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']));
    await this.store.set(PENDING, keys);
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const enrolled = await answer(
      createApi().POST('/oauth2/terminal-enrolments', {
        body: { enrolmentCode: enrolmentCode.trim().toUpperCase(), jwk: { kty, crv, x, y } as never },
      }),
    );
    const { clientId, terminalId, merchantId, tokenEndpoint } = enrolled;
    const identity = { clientId, terminalId, merchantId, tokenEndpoint, privateKey: keys.privateKey };
    await this.store.set(IDENTITY, identity);
    await this.store.delete(PENDING);
    this.become(identity);
  }

  /** Forgets key and everything else; only the office can let this terminal in again. */
  async forget(): Promise<void> {
    await this.store.clear('');
    this.revoked = false;
    this.become(null);
  }

  /** Says that the ledger refuses this terminal for good. */
  markRevoked(): void {
    this.revoked = true;
    this.tell();
  }

  async token(renewed: boolean): Promise<string | undefined> {
    const refused = renewed ? (await this.store.get<Token>(TOKEN))?.value : undefined;
    return navigator.locks.request('terminal token', async () => {
      const identity = await this.store.get<Identity>(IDENTITY);
      if (identity === undefined) {
        this.become(null);
        return undefined;
      }
      const kept = await this.store.get<Token>(TOKEN);
      if (kept && kept.value !== refused && kept.expiresAt - MARGIN > Date.now()) {
        return kept.value;
      }
      const token = await this.ask(identity);
      await this.store.set(TOKEN, token);
      return token.value;
    });
  }

  private async ask(identity: Identity): Promise<Token> {
    const first = await this.request(identity, Date.now());
    // A tablet whose clock is wrong signs for another time; the ledger says what time it is.
    const now = Date.parse(first.response.headers.get('Date') ?? '');
    const isLate = Math.abs(now - Date.now()) > CLOCKS_DIFFER_BY;
    const { response, body } = first.body.error === 'invalid_client' && isLate
      ? await this.request(identity, now)
      : first;
    if (response.ok && body.access_token) {
      return { value: body.access_token, expiresAt: Date.now() + (body.expires_in ?? 60) * 1000 };
    }
    if (body.error === 'invalid_client') {
      this.markRevoked();
    }
    throw problemOf(response.status, { code: body.error?.toUpperCase() });
  }

  /** @param now milliseconds since 1970, for which the request is signed */
  private async request(identity: Identity, now: number): Promise<TokenAnswer> {
    try {
      // By the address that this page came from; the assertion names the issuer's own.
      const response = await fetch('/oauth2/token', {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await assertion(identity, now),
        }),
        signal: AbortSignal.timeout(15_000),
      });
      return { response, body: await response.json().catch(() => ({})) };
    } catch {
      throw new Problem(0, LOST, '');
    }
  }

  private become(identity: Identity | null): void {
    if (this.known !== identity) {
      this.known = identity;
      this.tell();
    }
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** A signed statement of who asks, good once and for a minute. */
async function assertion({ clientId, tokenEndpoint, privateKey }: Identity, now: number): Promise<string> {
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: tokenEndpoint,
    exp: Math.floor(now / 1000) + ASSERTION_LIFE,
    jti: crypto.randomUUID(),
  };
  const text = [{ alg: 'ES256' }, claims].map((part) => base64url(new TextEncoder().encode(JSON.stringify(part)))).join(
    '.',
  );
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(text),
  );
  return `${text}.${base64url(new Uint8Array(signature))}`;
}
