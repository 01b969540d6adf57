import assert from 'node:assert/strict';
import { LOST, Problem } from '../src/kit/api/problem.ts';
import { untilKnown } from '../src/kit/api/retry.ts';

const lost = () => new Problem(0, LOST, '');
const later = (status: number, code: string, seconds?: number) =>
  Object.assign(new Problem(status, code, ''), seconds === undefined ? {} : { retryAfter: seconds });

/** What each request in turn comes to; the last one for all that follow. A request takes `takes` milliseconds. */
async function sent(answers: (string | Problem)[], takes = 0) {
  let now = 0;
  let count = 0;
  const pauses: number[] = [];
  const outcome = await untilKnown(
    () => {
      now += takes;
      const next = answers[Math.min(count++, answers.length - 1)]!;
      return next instanceof Problem ? Promise.reject(next) : Promise.resolve(next);
    },
    {
      now: () => now,
      wait: (milliseconds) => {
        pauses.push(milliseconds / 1000);
        now += milliseconds;
        return Promise.resolve();
      },
    },
  );
  return { outcome, pauses, count, now };
}

Deno.test('an answer that comes is the end of it', async () => {
  assert.deepEqual(await sent(['paid']), { outcome: { is: 'done', answer: 'paid' }, pauses: [], count: 1, now: 0 });
});

Deno.test('a lost answer is asked for again, each pause twice the one before', async () => {
  const { outcome, pauses } = await sent([lost(), lost(), lost(), 'paid']);
  assert.deepEqual(outcome, { is: 'done', answer: 'paid' });
  assert.deepEqual(pauses, [1, 2, 4]);
});

Deno.test('after half a minute without an answer it is unclear', async () => {
  const { outcome, pauses, now } = await sent([lost()]);
  assert.deepEqual(outcome, { is: 'unclear' });
  assert.deepEqual(pauses, [1, 2, 4, 8]);
  assert.ok(now <= 30_000);
});

Deno.test('answers that are waited for long count as well', async () => {
  const { count } = await sent([lost()], 15_000);
  assert.equal(count, 2);
});

Deno.test('what the ledger refused is refused at once, also after a lost answer', async () => {
  const refusal = new Problem(422, 'INSUFFICIENT_BALANCE', '');
  assert.deepEqual((await sent([refusal])).outcome, { is: 'refused', problem: refusal });
  assert.deepEqual((await sent([lost(), refusal])).outcome, { is: 'refused', problem: refusal });
});

Deno.test('Retry-After is waited for', async () => {
  const { outcome, pauses } = await sent([later(503, 'BUSY', 5), later(429, 'TOO_MANY_REQUESTS', 7), 'paid']);
  assert.deepEqual(outcome, { is: 'done', answer: 'paid' });
  assert.deepEqual(pauses, [5, 7]);
});

Deno.test('the first request that is still being worked on is waited for', async () => {
  const { outcome } = await sent([lost(), later(409, 'IDEMPOTENCY_KEY_IN_FLIGHT'), 'paid']);
  assert.deepEqual(outcome, { is: 'done', answer: 'paid' });
});

Deno.test('what was only turned away at the door was not paid', async () => {
  assert.equal((await sent([later(429, 'TOO_MANY_REQUESTS', 60)])).outcome.is, 'refused');
  assert.equal((await sent([later(401, 'SIGNED_OUT')])).outcome.is, 'refused');
});

Deno.test('what was turned away after a lost answer is unclear', async () => {
  assert.equal((await sent([lost(), later(429, 'TOO_MANY_REQUESTS', 60)])).outcome.is, 'unclear');
  assert.equal((await sent([lost(), later(401, 'SIGNED_OUT')])).outcome.is, 'unclear');
});
