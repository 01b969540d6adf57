import { createStore, del, entries, get, set, update } from 'idb-keyval';

/**
 * What a program keeps in this browser: keys that cannot be read out, tokens, and copies of what was
 * last shown. In a browser that keeps nothing (private windows of some), in memory until the page goes.
 */
export interface Store {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Changes a value in one step that no other tab can come between. */
  update<T>(key: string, change: (old: T | undefined) => T): Promise<void>;
  /** Deletes all whose key begins so. */
  clear(prefix: string): Promise<void>;
}

/** @param program a database a program */
export function openStore(program: string): Store {
  const store = createStore(`nagaokapay-${program}`, 'kept');
  const memory = new Map<string, unknown>();
  const kept = async <T>(act: () => Promise<T>, instead: () => T): Promise<T> => {
    try {
      return await act();
    } catch {
      return instead();
    }
  };
  return {
    get: <T>(key: string) => kept(() => get<T>(key, store), () => memory.get(key) as T | undefined),
    set: (key, value) => kept(() => set(key, value, store), () => void memory.set(key, value)),
    delete: (key) => kept(() => del(key, store), () => void memory.delete(key)),
    update: <T>(key: string, change: (old: T | undefined) => T) =>
      kept(() => update<T>(key, change, store), () => void memory.set(key, change(memory.get(key) as T | undefined))),
    clear: async (prefix) => {
      const all = await kept(() => entries<string, unknown>(store), () => [...memory.entries()]);
      await Promise.all(
        all.filter(([key]) => key.startsWith(prefix)).map(([key]) =>
          kept(() => del(key, store), () => void memory.delete(key))
        ),
      );
    },
  };
}
