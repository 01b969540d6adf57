import { type Tokens } from '../api/client.ts';
import { asProblem, LOST, Problem } from '../api/problem.ts';
import { openStore, type Store } from '../store/store.ts';
import { challengeOf, randomText } from './pkce.ts';

interface Kept {
  accessToken: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  refreshToken?: string;
  /** For the issuer's sign-out. */
  idToken?: string;
}

interface Begun {
  verifier: string;
  /** Where the person was. */
  returnTo: string;
}

/** A client of the issuer, as the program registered it. */
export interface PersonClient {
  clientId: string;
  /** This program's page at which a sign-in ends. */
  callback: string;
  scope: string;
}

/** Tokens are renewed this long before they end, in milliseconds. */
const MARGIN = 20_000;
const TOKENS = 'tokens';

/**
 * A person's sign-in in this browser: code with PKCE, tokens kept for all tabs. Renewing is done by
 * one tab at a time, since a refresh token is good once and one used twice ends the sign-in.
 */
export class SignIn implements Tokens {
  private readonly client: PersonClient;
  private readonly store: Store;
  private readonly listeners = new Set<() => void>();
  private readonly tabs: BroadcastChannel;
  private known: boolean | undefined;
  private endedElsewhere = false;

  constructor(client: PersonClient) {
    this.client = client;
    this.store = openStore(client.clientId);
    this.tabs = new BroadcastChannel(`sign-in ${client.clientId}`);
    this.tabs.onmessage = (event) => {
      this.endedElsewhere = event.data === 'ended';
      void this.look();
    };
  }

  /** Whether somebody is signed in; undefined until it was looked up. */
  readonly isSignedIn = (): boolean | undefined => this.known;

  /**
   * Whether it was ended in another tab. The issuer may not know yet: to begin one now would sign in
   * again who has just signed out.
   */
  readonly hasEndedElsewhere = (): boolean => this.endedElsewhere;

  readonly onChange = (listener: () => void): () => void => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Looks up whether somebody is signed in. */
  async look(): Promise<void> {
    this.become((await this.store.get<Kept>(TOKENS)) !== undefined);
  }

  /** Leads to the issuer's page and back to where the person is now. */
  async begin(returnTo: string = location.pathname + location.search): Promise<void> {
    const verifier = randomText();
    const state = randomText();
    sessionStorage.setItem(`sign-in ${state}`, JSON.stringify({ verifier, returnTo } satisfies Begun));
    location.assign(
      `/oauth2/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: this.client.clientId,
        redirect_uri: this.redirectUri(),
        scope: this.client.scope,
        state,
        code_challenge: await challengeOf(verifier),
        code_challenge_method: 'S256',
      })}`,
    );
  }

  /**
   * Ends a sign-in at its callback.
   *
   * @returns where the person was
   * @throws Problem where the issuer refused, or the address is not of a sign-in begun here
   */
  async complete(query: URLSearchParams): Promise<string> {
    const key = `sign-in ${query.get('state') ?? ''}`;
    const begun = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const code = query.get('code');
    if (begun === null || code === null) {
      throw new Problem(400, (query.get('error') ?? 'SIGN_IN_NOT_BEGUN').toUpperCase(), '');
    }
    const { verifier, returnTo } = JSON.parse(begun) as Begun;
    await this.keep(
      await this.ask({
        grant_type: 'authorization_code',
        code,
        redirect_uri: this.redirectUri(),
        code_verifier: verifier,
      }),
    );
    return returnTo;
  }

  /** Tokens of a sign-in; undefined when there is none, or it has ended. */
  async token(renewed: boolean): Promise<string | undefined> {
    const refused = renewed ? (await this.store.get<Kept>(TOKENS))?.accessToken : undefined;
    return navigator.locks.request(`tokens ${this.client.clientId}`, async () => {
      const kept = await this.store.get<Kept>(TOKENS);
      if (kept === undefined) {
        this.become(false);
        return undefined;
      }
      const good = kept.expiresAt - MARGIN > Date.now() && kept.accessToken !== refused;
      return good ? kept.accessToken : this.renew(kept);
    });
  }

  /** Forgets the sign-in here, in every tab, and at the issuer. */
  async end(): Promise<void> {
    const kept = await this.store.get<Kept>(TOKENS);
    await this.forget();
    // The session first: once its tokens are revoked, the issuer no longer knows whose it was.
    if (kept?.idToken) {
      const query = new URLSearchParams({ id_token_hint: kept.idToken });
      await fetch(`/connect/logout?${query}`, { redirect: 'manual' }).catch(() => undefined);
    }
    if (kept?.refreshToken) {
      await fetch('/oauth2/revoke', {
        method: 'POST',
        body: new URLSearchParams({
          token: kept.refreshToken,
          token_type_hint: 'refresh_token',
          client_id: this.client.clientId,
        }),
      }).catch(() => undefined);
    }
  }

  /** Forgets the sign-in here and in every tab. */
  async forget(): Promise<void> {
    await this.store.delete(TOKENS);
    this.become(false);
    this.tabs.postMessage('ended');
  }

  private async renew(kept: Kept): Promise<string | undefined> {
    if (kept.refreshToken === undefined) {
      await this.forget();
      return undefined;
    }
    try {
      const renewed = await this.ask({ grant_type: 'refresh_token', refresh_token: kept.refreshToken });
      await this.keep(renewed);
      return renewed.access_token;
    } catch (failure) {
      const problem = asProblem(failure);
      if (problem.isPassing) {
        throw problem;
      }
      await this.forget();
      return undefined;
    }
  }

  private async ask(form: Record<string, string>): Promise<TokenAnswer> {
    let response: Response;
    try {
      response = await fetch('/oauth2/token', {
        method: 'POST',
        body: new URLSearchParams({ ...form, client_id: this.client.clientId }),
        signal: AbortSignal.timeout(15_000),
      });
    } catch {
      throw new Problem(0, LOST, '');
    }
    const body = (await response.json().catch(() => ({}))) as TokenAnswer & { error?: string };
    if (!response.ok) {
      throw new Problem(response.status, (body.error ?? `HTTP_${response.status}`).toUpperCase(), '');
    }
    return body;
  }

  private async keep(answer: TokenAnswer): Promise<void> {
    await this.store.update<Kept>(TOKENS, (old) => ({
      accessToken: answer.access_token,
      expiresAt: Date.now() + answer.expires_in * 1000,
      ...(answer.refresh_token ? { refreshToken: answer.refresh_token } : {}),
      ...(answer.id_token ?? old?.idToken ? { idToken: answer.id_token ?? old?.idToken } : {}),
    } as Kept));
    this.become(true);
    this.tabs.postMessage('signed in');
  }

  private become(signedIn: boolean): void {
    if (this.known !== signedIn) {
      this.known = signedIn;
      this.listeners.forEach((listener) => listener());
    }
  }

  private redirectUri(): string {
    return location.origin + this.client.callback;
  }
}

interface TokenAnswer {
  access_token: string;
  expires_in: number;
  refresh_token?: string;
  id_token?: string;
}
