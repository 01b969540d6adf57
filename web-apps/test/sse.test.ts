import assert from 'node:assert/strict';
import { StreamReader } from '../src/terminal/events/sse.ts';

Deno.test('events are read whole however the stream is cut into pieces', () => {
  const stream = 'id: 1\nevent: payment.captured\ndata: {"a":\ndata: 1}\n\r\nid: 2\r\ndata: second\r\n\r\n';
  for (let cut = 1; cut < stream.length; cut++) {
    const reader = new StreamReader();
    const events = [...reader.read(stream.slice(0, cut)), ...reader.read(stream.slice(cut))];
    assert.deepEqual(
      events,
      [
        { id: '1', type: 'payment.captured', data: '{"a":\n1}' },
        { id: '2', type: 'message', data: 'second' },
      ],
      `cut at ${cut}`,
    );
  }
});

Deno.test('an id that comes with a comment moves the position on without an event', () => {
  const reader = new StreamReader();
  assert.deepEqual(reader.read(': heartbeat\nid: 4711\n\n'), []);
  assert.equal(reader.lastId, '4711');
});
