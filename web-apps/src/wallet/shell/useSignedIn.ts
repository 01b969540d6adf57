import { useEffect, useSyncExternalStore } from 'react';
import { signIn } from '../wallet.ts';

/** Whether somebody is signed in here; undefined until it was looked up. */
export function useSignedIn(): boolean | undefined {
  const signedIn = useSyncExternalStore(signIn.onChange, signIn.isSignedIn);
  useEffect(() => void signIn.look(), []);
  return signedIn;
}
