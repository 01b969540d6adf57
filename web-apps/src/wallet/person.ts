import { forgetPerson, signIn, store } from './wallet.ts';

const PERSON = 'person';

/**
 * Whose token it is: the `sub` of a JSON Web Token, which is read and not proven here.
 *
 * @returns undefined where it does not say
 */
export function personOf(token: string): string | undefined {
  try {
    const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { sub } = JSON.parse(atob(part)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** After a sign-in: what is kept here of somebody else is deleted. */
export async function keepOnlyThisPerson(): Promise<void> {
  const token = await signIn.token(false);
  const person = token === undefined ? undefined : personOf(token);
  if (person === undefined || (await store.get<string>(PERSON)) !== person) {
    await forgetPerson();
    await store.set(PERSON, person);
  }
}

/** Signs out here; nothing of the person stays in this browser. */
export async function signOut(): Promise<void> {
  await forgetPerson();
  await signIn.end();
}

/** Signs in anew where the ledger has ended the sign-in, as after a new password. */
export async function signInAnew(): Promise<void> {
  await forgetPerson();
  await signIn.forget();
  await signIn.begin('/app/wallet');
}
