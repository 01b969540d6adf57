/** An event of a stream (WHATWG HTML, server-sent events). */
export interface StreamEvent {
  id: string;
  type: string;
  data: string;
}

/**
 * Reads a stream of server-sent events. `lastId` moves on also where an id comes without an event, so
 * that one comes back to the right place even if nothing has happened yet.
 */
export class StreamReader {
  lastId: string | undefined;
  private rest = '';
  private type = '';
  private data: string[] = [];

  /** @returns the events that this piece of the stream completes */
  read(piece: string): StreamEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line) ?? []);
  }

  private line(line: string): StreamEvent | undefined {
    if (line === '') {
      const event = { id: this.lastId ?? '', type: this.type || 'message', data: this.data.join('\n') };
      const happened = this.data.length > 0;
      this.type = '';
      this.data = [];
      return happened ? event : undefined;
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'id' && !value.includes('\0')) {
      this.lastId = value;
    } else if (field === 'event') {
      this.type = value;
    } else if (field === 'data') {
      this.data.push(value);
    }
    return undefined;
  }
}
