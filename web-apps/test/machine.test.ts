import assert from 'node:assert/strict';
import { drawing, next, type Table } from '../src/kit/machine/machine.ts';

const door: Table<'open' | 'closed', 'push' | 'pull'> = { open: { push: 'closed' }, closed: { pull: 'open' } };

Deno.test('what a table names leads on, what it does not name changes nothing', () => {
  assert.equal(next(door, 'open', 'push'), 'closed');
  assert.equal(next(door, 'closed', 'push'), 'closed');
});

Deno.test('a table is drawn as a diagram', () => {
  assert.equal(
    drawing(door, 'closed'),
    ['stateDiagram-v2', '    [*] --> closed', '    open --> closed: push', '    closed --> open: pull'].join('\n'),
  );
});
