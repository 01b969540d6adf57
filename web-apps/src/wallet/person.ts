import { navigate } from 'wouter/use-browser-location';
import { personOf } from '../kit/auth/subject.ts';
import { BASE, forgetPerson, signIn, store } from './wallet.ts';

const PERSON = 'person';

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
  leave();
  await forgetPerson();
  await signIn.end();
  navigate(BASE);
}

/** Signs in anew where the ledger has ended the sign-in, as after a new password. */
export async function signInAnew(): Promise<void> {
  leave();
  await forgetPerson();
  await signIn.forget();
  await signIn.begin(BASE);
}

/**
 * To a page that needs no sign-in and reads nothing of the person: the others would begin a sign-in as
 * soon as there is none, or keep a copy of what they read meanwhile.
 */
function leave(): void {
  navigate(`${BASE}/help`);
}
