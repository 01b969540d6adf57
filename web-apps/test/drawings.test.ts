import assert from 'node:assert/strict';
import { drawing } from '../src/kit/machine/machine.ts';
import { connectionTable } from '../src/terminal/events/connection.ts';
import { tillTable } from '../src/terminal/till/machine.ts';
import { payTable } from '../src/wallet/pay/machine.ts';

const DOCUMENT = new URL('../../docs/pay-states.md', import.meta.url);
const DRAWING = /```mermaid\n[\s\S]*?```/g;

Deno.test('the document draws the tables as they are', () => {
  const drawings = [drawing(payTable, 'ready'), drawing(tillTable, 'keying'), drawing(connectionTable, 'connecting')];
  const written = Deno.readTextFileSync(DOCUMENT);
  assert.equal(written.match(DRAWING)?.length, drawings.length);
  let table = 0;
  const drawn = written.replace(DRAWING, () => `\`\`\`mermaid\n${drawings[table++]}\n\`\`\``);
  if (Deno.env.get('RENEW') === 'true') {
    Deno.writeTextFileSync(DOCUMENT, drawn);
  } else {
    assert.equal(written, drawn, 'RENEW=true deno task test writes it anew');
  }
});
