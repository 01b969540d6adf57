import { asProblem, type Problem } from './problem.ts';

/** What is known of a payment after it was sent. */
export type Outcome<T> =
  | { is: 'done'; answer: T }
  /** It was refused: nothing was paid. */
  | { is: 'refused'; problem: Problem }
  /** Nobody knows here whether it was paid. */
  | { is: 'unclear' };

/** The time; tests have their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const REAL: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** So long an answer is asked for by itself, in milliseconds; then it is the person's turn. */
export const PATIENCE = 30_000;
/** The first pause; each one after it is twice as long. */
const PAUSE = 1_000;

/**
 * Sends until the answer is known. Everything that is sent has the same Idempotency-Key, so the money
 * moves once however often it arrives.
 *
 * @param send one request; a {@link Problem} is thrown where it was refused or lost
 */
export async function untilKnown<T>(send: () => Promise<T>, clock: Clock = REAL): Promise<Outcome<T>> {
  const end = clock.now() + PATIENCE;
  let pause = PAUSE;
  // Whether one that was sent may have been done.
  let maybeDone = false;
  for (;;) {
    let problem: Problem;
    try {
      return { is: 'done', answer: await send() };
    } catch (thrown) {
      problem = asProblem(thrown);
    }
    if (isDecided(problem)) {
      return { is: 'refused', problem };
    }
    maybeDone ||= !isTurnedAway(problem);
    const wait = Math.max(pause, (problem.retryAfter ?? 0) * 1000);
    if (isNotSignedIn(problem) || clock.now() + wait > end) {
      return maybeDone ? { is: 'unclear' } : { is: 'refused', problem };
    }
    await clock.wait(wait);
    pause *= 2;
  }
}

/** The ledger has looked at it: under this key nothing is or will be paid. */
export function isDecided({ status, code }: Problem): boolean {
  return (status >= 400 && status < 500 && ![401, 403, 408, 409, 429].includes(status)) ||
    code === 'FUNDING_NOT_CONFIGURED';
}

function isNotSignedIn({ status }: Problem): boolean {
  return status === 401 || status === 403;
}

/** Stopped before the ledger looked at it; what was sent before it may have been done all the same. */
function isTurnedAway(problem: Problem): boolean {
  return isNotSignedIn(problem) || problem.status === 429;
}
