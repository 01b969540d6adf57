import { useCallback, useEffect, useRef, useState } from 'react';
import { answer } from '../../kit/api/client.ts';
import { asProblem, LOST, Problem } from '../../kit/api/problem.ts';
import { useOnline, usePolling } from '../../kit/parts/hooks.ts';
import { api, readHistory, store } from '../wallet.ts';
import { lifeOf, RENEWED_BEFORE } from './life.ts';
import type { PayState } from './machine.ts';
import { offlineKeyState } from './offlineKey.ts';
import { type Payment, readPayment } from './sendPayment.ts';
import { usePayState } from './usePaying.ts';

/** A code that a till can read. */
export interface CodeToShow {
  payload: string;
  barcode: string;
  /** Milliseconds since 1970 by this device's clock. */
  endsAt: number;
}

export interface Showing {
  state: PayState;
  code: CodeToShow | undefined;
  /** Why there is no code. */
  problem: Problem | undefined;
  payment: Payment | undefined;
  shop: string;
  again: () => void;
}

/** At a till nobody waits longer for a code; then the device makes its own. Milliseconds. */
const PATIENCE = 5_000;
const LOOK = 1_500;
const PROBE = 10_000;
const LATEST = 5;
/** The newest entry of the statement that this browser saw; milliseconds since 1970. */
const SEEN = 'newest entry seen';
/** How far back a payment without a network is told of when the page was opened without one. */
const BEFORE = 120_000;

/** A code to be shown, always a fresh one, and the payment that comes of it. */
export function useShowing(): Showing {
  const [state, on] = usePayState('show code');
  const [code, setCode] = useState<CodeToShow>();
  const [problem, setProblem] = useState<Problem>();
  const [paid, setPaid] = useState<{ payment: Payment; shop: string }>();
  const online = useOnline();
  const openedAt = useRef(Date.now());
  const since = useRef<number>(undefined);
  const making = useRef(false);
  // Once a code of this device was shown, somebody may have paid with it before the ledger was asked.
  const wasOffline = useRef(false);
  wasOffline.current ||= state === 'offline';

  const baseline = useCallback(async () => {
    since.current ??= wasOffline.current
      ? Math.max((await store.get<number>(SEEN)) ?? 0, openedAt.current - BEFORE)
      : await newest();
    return since.current;
  }, []);

  const make = useCallback(async () => {
    if (making.current) {
      return;
    }
    making.current = true;
    try {
      const made = await soon(async () => {
        // Before there is a code nobody can have paid with it.
        await baseline();
        return answer(api.POST('/api/v1/wallet/payment-codes'));
      });
      const now = Date.now();
      setCode({ payload: made.payload, barcode: made.barcode, endsAt: now + lifeOf(made.expiresAt, now) });
      on('code made');
    } catch (thrown) {
      const failed = asProblem(thrown);
      setProblem(failed);
      on(failed.isPassing ? 'no network' : 'refused');
    } finally {
      making.current = false;
    }
  }, [on, baseline]);

  useEffect(() => {
    if (state === 'making' || state === 'renewing') {
      void make();
    }
  }, [state, make]);
  usePolling(make, PROBE, state === 'offline' && online);
  useEffect(() => {
    if (online && wasOffline.current) {
      void make();
    } else if (!online) {
      // A code that is shown is good to its end; with a key the device can say more than that.
      void offlineKeyState().then((key) => key.is === 'ready' && on('no network'));
    }
  }, [online, make, on]);

  useEffect(() => {
    if (state !== 'showing' || code === undefined) {
      return;
    }
    const check = () => {
      if (!document.hidden && Date.now() >= code.endsAt - RENEWED_BEFORE) {
        on('code ends soon');
      }
    };
    const timer = setInterval(check, 1000);
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    };
  }, [state, code, on]);

  usePolling(
    async () => {
      const { entries } = await readHistory(LATEST);
      const from = await baseline();
      await store.set(SEEN, Date.parse(entries[0]?.at ?? '') || 0);
      for (const entry of entries) {
        if ((entry.type === 'PAYMENT' || entry.type === 'AUTHORIZATION') && Date.parse(entry.at) > from) {
          const payment = await readPayment(entry.reference);
          // A hold of another day that a shop takes now was not paid by this code.
          if (payment.mode === 'CPM' && Date.parse(payment.authorizedAt) > from) {
            setPaid({ payment, shop: entry.merchantName ?? '' });
            on(payment.status === 'AUTHORIZED' ? 'held' : 'paid');
            return;
          }
        }
      }
    },
    LOOK,
    online && (state === 'showing' || state === 'renewing' || state === 'offline'),
  );

  return { state, code, problem, payment: paid?.payment, shop: paid?.shop ?? '', again: () => on('show code') };
}

async function newest(): Promise<number> {
  const { entries } = await readHistory(1);
  const at = Date.parse(entries[0]?.at ?? '') || 0;
  await store.set(SEEN, at);
  return at;
}

/** An answer that takes too long counts as lost; what was made by it just ends. */
function soon<T>(call: () => Promise<T>): Promise<T> {
  return Promise.race([
    call(),
    new Promise<T>((_, reject) => setTimeout(() => reject(new Problem(0, LOST, '')), PATIENCE)),
  ]);
}
