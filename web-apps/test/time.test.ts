import assert from 'node:assert/strict';
import { clockWithSeconds, countdown, day, daysUntil, today } from '../src/kit/format/time.ts';

Deno.test('the day is the one in Japan wherever the browser is', () => {
  assert.equal(today(new Date('2026-03-31T15:00:00Z')), '2026-04-01');
  assert.equal(today(new Date('2026-03-31T14:59:59Z')), '2026-03-31');
  assert.equal(clockWithSeconds('2026-03-31T15:00:01Z'), '00:00:01');
  assert.match(day('2026-04-01'), /2026年4月1日/);
});

Deno.test('days to an expiry are whole days in Japan', () => {
  const now = new Date('2026-03-31T14:59:59Z');
  assert.equal(daysUntil('2026-03-31', now), 0);
  assert.equal(daysUntil('2026-04-01', now), 1);
  assert.equal(daysUntil('2026-03-30', now), -1);
});

Deno.test('a countdown never goes below nothing', () => {
  assert.equal(countdown(247), '4:07');
  assert.equal(countdown(-3), '0:00');
});
