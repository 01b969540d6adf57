import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { asProblem, type Problem } from '../api/problem.ts';

/** Whether the browser believes that it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed);
      window.addEventListener('offline', changed);
      return () => {
        window.removeEventListener('online', changed);
        window.removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
}

/** The time, anew each so many milliseconds. */
export function useNow(pace = 1000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), pace);
    return () => clearInterval(timer);
  }, [pace]);
  return now;
}

/** Calls again and again while the page is in sight; a call that takes long is waited for. */
export function usePolling(call: () => Promise<unknown>, pace: number, isOn = true): void {
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = !isOn;
    const turn = async () => {
      if (!document.hidden) {
        await latest.current().catch(() => undefined);
      }
      if (!over) {
        timer = setTimeout(() => void turn(), pace);
      }
    };
    if (isOn) {
      timer = setTimeout(() => void turn(), pace);
    }
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [pace, isOn]);
}

/** Keeps the screen on while it is shown, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const hold = async () => {
      if (!document.hidden) {
        lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
        if (over) {
          void lock?.release();
        }
      }
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}

/** Something that a person sets off: once at a time, with what went wrong. */
export function useAct<A extends unknown[]>(act: (...args: A) => Promise<void>): {
  run: (...args: A) => Promise<void>;
  isBusy: boolean;
  problem: Problem | undefined;
  clear: () => void;
} {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback(async (...args: A) => {
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await latest.current(...args);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { run, isBusy, problem, clear: useCallback(() => setProblem(undefined), []) };
}
