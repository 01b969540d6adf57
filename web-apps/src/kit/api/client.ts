import createClient, { type Client } from 'openapi-fetch';
import { language } from '../words/language.ts';
import { LOST, Problem, problemOf, SIGNED_OUT } from './problem.ts';
import type { paths } from './schema.d.ts';

/** Gives the token for a request; undefined: nobody is signed in. */
export interface Tokens {
  /** @param renewed whether the last one was refused */
  token(renewed: boolean): Promise<string | undefined>;
}

export type Api = Client<paths>;

/** How long an answer is waited for, in milliseconds; then it counts as lost. */
const PATIENCE = 15_000;

/**
 * The ledger's public interface. A token that was refused is renewed once and the request sent
 * again; an answer that does not come in time counts as lost.
 *
 * @param tokens undefined: for what needs no token
 */
export function createApi(tokens?: Tokens): Api {
  return createClient<paths>({
    baseUrl: location.origin,
    fetch: async (request) => {
      const first = await send(request.clone(), tokens && (await required(tokens, false)));
      return first.status === 401 && tokens ? send(request, await required(tokens, true)) : first;
    },
  });
}

async function required(tokens: Tokens, renewed: boolean): Promise<string> {
  const token = await tokens.token(renewed);
  if (token === undefined) {
    throw new Problem(401, SIGNED_OUT, '');
  }
  return token;
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  request.headers.set('Accept-Language', language());
  if (token !== undefined) {
    request.headers.set('Authorization', `Bearer ${token}`);
  }
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(request, { signal: AbortSignal.any([patience, request.signal]), cache: 'no-store' });
  } catch (lost) {
    if (request.signal.aborted) {
      throw lost;
    }
    throw new Problem(0, LOST, '');
  }
}

/**
 * What an operation answered, or the {@link Problem} thrown.
 *
 * @param call as `api.GET('/api/v1/wallet')`
 */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) {
    return data as T;
  }
  const problem = problemOf(response.status, error);
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  if (seconds >= 0) {
    problem.retryAfter = seconds;
  }
  throw problem;
}

/** A key for one wish of a person; each retry of it sends the same. */
export function newKey(): string {
  return `"${crypto.randomUUID()}"`;
}
