import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useSWRConfig } from 'swr';
import { soundOfPayment } from '../sound.ts';
import type { Connection } from './connection.ts';
import { type ShopEvent, ShopEvents } from './stream.ts';

interface Live {
  connection: Connection;
  /** The latest thing that happened, while this page was open. */
  latest: ShopEvent | undefined;
  /** Tells each event as it comes. */
  listen: (listener: (event: ShopEvent) => void) => () => void;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** What happens at this shop while the terminal is on; lists are read again after each event and each reconnection. */
export function EventsProvider({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>('connecting');
  const [latest, setLatest] = useState<ShopEvent>();
  const listeners = useRef(new Set<(event: ShopEvent) => void>());
  const { mutate } = useSWRConfig();
  useEffect(
    () =>
      new ShopEvents(
        (event) => {
          setLatest(event);
          listeners.current.forEach((listener) => listener(event));
          void mutate((key) => typeof key === 'string' && key.startsWith('day'));
        },
        (state) => {
          setConnection(state);
          if (state === 'connected') {
            void mutate(() => true);
          }
        },
      ).start(),
    [mutate],
  );
  const listen = useRef((listener: (event: ShopEvent) => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  });
  return <LiveContext value={{ connection, latest, listen: listen.current }}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) {
    throw new Error('outside of EventsProvider');
  }
  return live;
}

/** Rings for payments that customers made by themselves, at a code of the shop. */
export function useRing(isOwn: (event: ShopEvent) => boolean): void {
  const { listen } = useLive();
  const own = useRef(isOwn);
  own.current = isOwn;
  useEffect(
    () =>
      listen((event) => {
        if (event.type === 'payment.captured' && !own.current(event)) {
          soundOfPayment();
        }
      }),
    [listen],
  );
}
