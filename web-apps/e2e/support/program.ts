import { env } from 'node:process';

/** Where the program to be tried out runs; it is a demo with its usual people. */
export const BASE = env.BASE ?? 'http://localhost:8080';
export const WALLET = `${BASE}/app/wallet`;
export const TERMINAL = `${BASE}/app/terminal`;

export interface Answer<T> {
  status: number;
  body: T;
}

/** Asks the program's interface as a client of it would. */
export async function call<T = Record<string, never>>(bearer: string, method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const response = await fetch(BASE + path, {
    method,
    headers: {
      Authorization: `Bearer ${bearer}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `"${crypto.randomUUID()}"`,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
}

/** The same where it must succeed. */
export async function must<T = Record<string, never>>(bearer: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await call<T>(bearer, method, path, body);
  if (answer.status >= 300) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

/** A token of one of the demo's machines. */
export async function machine(client: string): Promise<string> {
  const response = await fetch(`${BASE}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${client}:${client}-secret`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
