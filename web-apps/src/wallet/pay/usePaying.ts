import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../../kit/api/client.ts';
import type { Problem } from '../../kit/api/problem.ts';
import { next } from '../../kit/machine/machine.ts';
import type { Attempt, Wish } from './attempts.ts';
import { type PayEvent, type PayState, payTable } from './machine.ts';
import { untilKnown } from '../../kit/api/retry.ts';
import { type Payment, sendPayment } from './sendPayment.ts';
import { attempts } from './keptAttempts.ts';

export interface Paying {
  state: PayState;
  /** @returns whether it led to another state */
  on: (event: PayEvent) => boolean;
  attempt: Attempt | undefined;
  /** There once it is `paid` or `held`. */
  payment: Payment | undefined;
  /** Why it was refused. */
  problem: Problem | undefined;
  pay: (wish: Wish, walletId: string) => Promise<void>;
  askAgain: () => Promise<void>;
  /** The same once more, because the person means it. */
  payAgain: () => Promise<void>;
}

/** The state of a page that pays; the table lets an event through once, whoever taps how often. */
export function usePayState(first: PayEvent): [PayState, (event: PayEvent) => boolean] {
  const [state, setState] = useState<PayState>(() => next(payTable, 'ready', first));
  const current = useRef(state);
  const on = useCallback((event: PayEvent) => {
    const follows = next(payTable, current.current, event);
    const led = follows !== current.current;
    current.current = follows;
    setState(follows);
    return led;
  }, []);
  return [state, on];
}

/** Pays a wish, and keeps it where a reload finds it until its answer is known. */
export function usePaying(first: PayEvent): Paying {
  const [state, on] = usePayState(first);
  const [attempt, setAttempt] = useState<Attempt>();
  const [payment, setPayment] = useState<Payment>();
  const [problem, setProblem] = useState<Problem>();
  const here = useRef(true);
  const shown = useRef<Attempt>(undefined);
  shown.current = state === 'unclear' ? attempt : undefined;

  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      if (shown.current) {
        attempts.letGo(shown.current.key);
      }
    };
  }, []);

  const settle = async (sent: Attempt) => {
    const outcome = await untilKnown(() => sendPayment(sent));
    switch (outcome.is) {
      case 'done':
        await attempts.end(sent.key);
        setPayment(outcome.answer);
        on(outcome.answer.status === 'AUTHORIZED' ? 'held' : 'paid');
        return;
      case 'refused':
        await attempts.end(sent.key);
        setProblem(outcome.problem);
        on(outcome.problem.code === 'SIMILAR_PAYMENT' ? 'similar' : 'refused');
        return;
      case 'unclear':
        on('answer lost');
        if (!here.current) {
          attempts.letGo(sent.key);
        }
    }
  };

  const begin = async (wish: Wish, walletId: string) => {
    const mine: Attempt = { key: newKey(), wish, walletId, at: Date.now() };
    const kept = await attempts.begin(mine);
    setAttempt(kept);
    if (kept.key === mine.key) {
      await settle(mine);
    } else {
      // The same was sent from another page and has no answer yet: ask about that one.
      on('answer lost');
    }
  };

  return {
    state,
    on,
    attempt,
    payment,
    problem,
    pay: async (wish, walletId) => {
      if (on('confirm')) {
        await begin(wish, walletId);
      }
    },
    askAgain: async () => {
      if (attempt && on('ask again')) {
        await settle(attempt);
      }
    },
    payAgain: async () => {
      if (attempt?.wish.kind === 'shop' && on('pay again')) {
        await begin({ ...attempt.wish, agree: true }, attempt.walletId);
      }
    },
  };
}
