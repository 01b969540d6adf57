import { useCallback, useEffect, useRef, useState } from 'react';
import { useSWRConfig } from 'swr';
import { newKey } from '../../kit/api/client.ts';
import type { Problem } from '../../kit/api/problem.ts';
import { next } from '../../kit/machine/machine.ts';
import { usePolling } from '../../kit/parts/hooks.ts';
import { useLive } from '../events/EventsProvider.tsx';
import { soundOfPayment, soundOfRefusal } from '../sound.ts';
import { type Payment, store } from '../terminal.ts';
import { type TillEvent, type TillState, tillTable } from './machine.ts';
import { forgetSale, keepSale, keptSale, newSale, nextAttempt, type Offer, type Sale } from './sale.ts';
import { type Came, close, look, offer, pay } from './send.ts';

/** Milliseconds between two looks whether an offered code was paid; events usually come first. */
const LOOK = 4_000;

/** Milliseconds for which the customer is taken to be still at the till. */
const STILL_HERE = 5 * 60_000;

export interface TillHands {
  state: TillState;
  sale: Sale | undefined;
  payment: Payment | undefined;
  problem: Problem | undefined;
  offered: Offer | undefined;
  isBusy: boolean;
  /** Begins to read the customer's code. */
  scan: (amount: number) => void;
  /** Shows a code with the amount. */
  offerCode: (amount: number) => void;
  /** A code was read: of the sale that is begun, else of a new one with this amount. */
  codeSeen: (code: string, amount: number) => void;
  typePin: (pin: string) => void;
  agree: () => void;
  askAgain: () => void;
  void: () => void;
  timeOver: () => void;
  back: () => void;
  nextSale: () => void;
}

/** One sale after the other; what is under way is kept, and found again after a reload. */
export function useTill(): TillHands {
  const [state, setState] = useState<TillState>('keying');
  const [sale, setSale] = useState<Sale>();
  const [payment, setPayment] = useState<Payment>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const now = useRef({ state, sale });
  now.current = { state, sale };
  const { mutate } = useSWRConfig();
  const { listen } = useLive();

  const happened = useCallback((event: TillEvent) => {
    const after = next(tillTable, now.current.state, event);
    now.current.state = after;
    setState(after);
    return after;
  }, []);

  const begin = useCallback(async (begun: Sale) => {
    now.current.sale = begun;
    setSale(begun);
    setProblem(undefined);
    await keepSale(store, begun);
  }, []);

  const settled = useCallback(
    async (found: Payment) => {
      if (happened('paid') === 'paid') {
        setPayment(found);
        soundOfPayment();
        await forgetSale(store);
        void mutate((key) => typeof key === 'string' && key.startsWith('day'));
      }
    },
    [happened, mutate],
  );

  const came = useCallback(
    async (outcome: Came | { is: 'voided' }) => {
      if (outcome.is === 'paid') {
        await settled(outcome.payment);
      } else if (outcome.is === 'voided') {
        happened('voided');
        await forgetSale(store);
      } else if (outcome.is === 'unclear') {
        happened('answer lost');
      } else {
        setProblem(outcome.problem);
        soundOfRefusal();
        // Nothing was paid under it, so there is nothing to be asked after a reload.
        await forgetSale(store);
        const { code } = outcome.problem;
        happened(
          code === 'PIN_REQUIRED' || code === 'PIN_WRONG'
            ? 'pin needed'
            : code === 'SIMILAR_PAYMENT'
            ? 'similar'
            : 'refused',
        );
      }
    },
    [happened, settled],
  );

  /** One thing at a time, whatever is pressed meanwhile. */
  const busy = useRef(false);
  const during = useCallback(async (act: () => Promise<void>) => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    setBusy(true);
    try {
      await act();
    } finally {
      busy.current = false;
      setBusy(false);
    }
  }, []);

  // A sale of before a reload: nothing is sent again by itself, it is asked what became of it.
  useEffect(() => {
    void keptSale(store).then(async (kept) => {
      if (kept && now.current.state === 'keying') {
        const state = kept.offer ? 'offering' : 'unclear';
        now.current = { state, sale: kept };
        setSale(kept);
        setState(state);
        const found = await look(kept.merchantPaymentId);
        if (found.is === 'paid') {
          await settled(found.payment);
        }
      }
    });
  }, [settled]);

  const lookUp = useCallback(async () => {
    const id = now.current.sale?.merchantPaymentId;
    const found = id === undefined ? undefined : await look(id);
    if (found?.is === 'paid' && now.current.sale?.merchantPaymentId === id) {
      await settled(found.payment);
    }
  }, [settled]);
  const waits = state === 'offering' || state === 'over';
  usePolling(lookUp, LOOK, waits);
  useEffect(
    () => listen((event) => void (event.merchantPaymentId === now.current.sale?.merchantPaymentId && lookUp())),
    [listen, lookUp],
  );

  const saleOf = (amount: number): Sale => nextAttempt(now.current.sale, amount, problem?.code);

  return {
    state,
    sale,
    payment,
    problem,
    offered: sale?.offer,
    isBusy,
    scan: (amount) => {
      const begun = saleOf(amount);
      now.current.sale = begun;
      setSale(begun);
      setProblem(undefined);
      happened('scan');
    },
    offerCode: (amount) =>
      void during(async () => {
        // A number that was paid by a shown code is not offered again: each offer is a sale.
        const begun = newSale(amount);
        happened('offer');
        await begin(begun);
        const outcome = await offer(begun);
        if (outcome.is === 'made') {
          await begin({ ...begun, offer: outcome.offer });
          happened('code made');
        } else {
          await came(outcome);
        }
      }),
    codeSeen: (code, amount) => {
      if (!['keying', 'scanning'].includes(now.current.state)) {
        return;
      }
      void during(async () => {
        const begun = { ...saleOf(amount), code };
        happened('code seen');
        await begin(begun);
        await came(await pay(begun));
      });
    },
    typePin: (pin) =>
      void during(async () => {
        if (now.current.sale && happened('pin typed') === 'sending') {
          await begin(now.current.sale);
          await came(await pay(now.current.sale, pin));
        }
      }),
    agree: () =>
      void during(async () => {
        if (now.current.sale && happened('agreed') === 'sending') {
          const again = { ...now.current.sale, key: newKey(), agreed: true };
          await begin(again);
          await came(await pay(again));
        }
      }),
    askAgain: () =>
      void during(async () => {
        const { sale: asked } = now.current;
        // After a while the customer is gone: then it is looked up, and never sent for the first time.
        if (asked?.code === undefined || Date.now() - asked.begunAt > STILL_HERE) {
          await lookUp();
        } else if (happened('ask again') === 'sending') {
          await came(await pay(asked));
        }
      }),
    void: () =>
      void during(async () => {
        if (now.current.sale && happened('void') === 'voiding') {
          await came(await close(now.current.sale));
        }
      }),
    timeOver: () => void happened('time over'),
    back: () => {
      if (happened('back') === 'keying') {
        now.current.sale = undefined;
        setSale(undefined);
        setProblem(undefined);
        void forgetSale(store);
      }
    },
    nextSale: () => {
      if (happened('next') === 'keying') {
        now.current.sale = undefined;
        setSale(undefined);
        setPayment(undefined);
        setProblem(undefined);
      }
    },
  };
}
