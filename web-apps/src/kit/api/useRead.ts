import { useEffect } from 'react';
import useSWR, { type SWRConfiguration } from 'swr';
import type { Store } from '../store/store.ts';
import { asProblem, type Problem } from './problem.ts';

/** What was read, when, and whether that was before the connection went. */
export interface Reading<T> {
  data: T;
  at: Date;
  offline: boolean;
}

export interface Read<T> {
  /** Undefined while nothing was read. */
  reading: Reading<T> | undefined;
  /** Undefined while it is read, and where it was. */
  problem: Problem | undefined;
  /** Reads it again. */
  refresh: () => Promise<unknown>;
}

interface Copy<T> {
  data: T;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Reads and keeps a copy, which is shown, with its time, where there is no connection.
 *
 * @param key what is read, also the name of its copy; null: nothing
 * @param copies where copies are kept; undefined: none is
 */
export function useRead<T>(
  key: string | null,
  read: () => Promise<T>,
  copies?: Store,
  options: SWRConfiguration<Reading<T>, Problem> = {},
): Read<T> {
  const { data, error, mutate } = useSWR<Reading<T>, Problem>(
    key,
    async () => {
      try {
        const fresh = await read();
        await copies?.set(nameOf(key), { data: fresh, at: Date.now() } satisfies Copy<T>);
        return { data: fresh, at: new Date(), offline: false };
      } catch (thrown) {
        const problem = asProblem(thrown);
        const copy = problem.isPassing ? await copies?.get<Copy<T>>(nameOf(key)) : undefined;
        if (copy === undefined) {
          throw problem;
        }
        return { data: copy.data, at: new Date(copy.at), offline: true };
      }
    },
    { shouldRetryOnError: false, dedupingInterval: 1000, ...options },
  );
  useEffect(() => {
    const again = () => void mutate();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [mutate]);
  return { reading: data, problem: data ? undefined : error, refresh: () => mutate() };
}

/** Copies of what was read begin with this; they go when the person signs out. */
export const COPIES = 'read ';

function nameOf(key: string | null): string {
  return COPIES + (key ?? '');
}
