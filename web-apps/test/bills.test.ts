import assert from 'node:assert/strict';
import { inOrder } from '../src/wallet/bills/order.ts';

Deno.test('what is to be paid stands first, what is due first in front', () => {
  const bill = (status: 'OPEN' | 'PAID' | 'OVERDUE' | 'WITHDRAWN', dueOn: string) => ({ status, dueOn });
  const given = [
    bill('PAID', '2026-04-01'),
    bill('OPEN', '2026-05-02'),
    bill('WITHDRAWN', '2026-01-01'),
    bill('OVERDUE', '2026-03-01'),
    bill('PAID', '2026-02-01'),
    bill('OPEN', '2026-05-01'),
  ];
  assert.deepEqual(
    inOrder(given).map(({ status, dueOn }) => `${status} ${dueOn}`),
    [
      'OPEN 2026-05-01',
      'OPEN 2026-05-02',
      'OVERDUE 2026-03-01',
      'PAID 2026-04-01',
      'PAID 2026-02-01',
      'WITHDRAWN 2026-01-01',
    ],
  );
});
