import { problemOf } from '../../kit/api/problem.ts';
import { next } from '../../kit/machine/machine.ts';
import { device, store } from '../terminal.ts';
import { type Connection, type ConnectionEvent, connectionTable, pauseAfter } from './connection.ts';
import { StreamReader } from './sse.ts';

/** What happened at this shop; see docs/shop-events.md. Other types may come. */
export interface ShopEvent {
  eventId: string;
  type: string;
  at: string;
  paymentId: string;
  merchantPaymentId: string;
  amount: number;
}

const POSITION = 'event position';
/** A heartbeat comes each 15 seconds; a stream that is silent for so many milliseconds is dead. */
const SILENCE = 40_000;

/** The shop's stream of events, begun again whenever it ends, from where it ended. */
export class ShopEvents {
  private state: Connection = navigator.onLine ? 'connecting' : 'offline';
  private tries = 0;
  private stopped = false;
  private cut: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly onEvent: (event: ShopEvent) => void;
  private readonly onState: (state: Connection) => void;

  constructor(onEvent: (event: ShopEvent) => void, onState: (state: Connection) => void) {
    this.onEvent = onEvent;
    this.onState = onState;
  }

  start(): () => void {
    const back = () => this.happened('network back');
    const gone = () => this.happened('network gone');
    window.addEventListener('online', back);
    window.addEventListener('offline', gone);
    this.onState(this.state);
    if (this.state === 'connecting') {
      void this.connect();
    }
    return () => {
      this.stopped = true;
      clearTimeout(this.timer);
      this.cut?.abort();
      window.removeEventListener('online', back);
      window.removeEventListener('offline', gone);
    };
  }

  private happened(event: ConnectionEvent): void {
    const before = this.state;
    this.state = next(connectionTable, before, event);
    if (this.stopped || this.state === before) {
      return;
    }
    this.onState(this.state);
    clearTimeout(this.timer);
    if (this.state === 'connecting') {
      void this.connect();
    } else if (this.state === 'waiting') {
      this.timer = setTimeout(() => this.happened('time to try'), pauseAfter(this.tries++));
    } else if (this.state === 'offline') {
      this.tries = 0;
      this.cut?.abort();
    }
  }

  private async connect(): Promise<void> {
    const cut = new AbortController();
    this.cut = cut;
    try {
      await this.listen(cut);
    } catch {
      // Whatever it was: tried again.
    }
    if (this.cut === cut) {
      this.happened('ended');
    }
  }

  private async listen(cut: AbortController): Promise<void> {
    const position = await store.get<string>(POSITION);
    const token = await device.token(this.tries > 0);
    if (token === undefined) {
      return;
    }
    const slow = setTimeout(() => cut.abort(), SILENCE);
    const response = await fetch('/terminal/v1/events', {
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'text/event-stream',
        ...(position ? { 'Last-Event-ID': position } : {}),
      },
      signal: cut.signal,
      cache: 'no-store',
    }).finally(() => clearTimeout(slow));
    if (!response.ok || !response.body) {
      await this.refused(problemOf(response.status, await response.json().catch(() => undefined)).code);
      return;
    }
    this.tries = 0;
    this.happened('opened');
    await this.read(response.body, cut, position);
  }

  /** Positions that are unknown or forgotten are given up: the day's list has what was missed. */
  private async refused(code: string): Promise<void> {
    if (code === 'TERMINAL_REVOKED') {
      device.markRevoked();
    }
    if (['EVENTS_FORGOTTEN', 'EVENT_POSITION_UNKNOWN', 'EVENT_POSITION_MALFORMED'].includes(code)) {
      await store.delete(POSITION);
    }
  }

  private async read(
    body: ReadableStream<Uint8Array>,
    cut: AbortController,
    position: string | undefined,
  ): Promise<void> {
    const reader = new StreamReader();
    reader.lastId = position;
    const decoder = new TextDecoder();
    let silence = setTimeout(() => cut.abort(), SILENCE);
    try {
      const pieces = body.getReader();
      for (;;) {
        const { done, value } = await pieces.read();
        if (done) {
          return;
        }
        clearTimeout(silence);
        silence = setTimeout(() => cut.abort(), SILENCE);
        const before = reader.lastId;
        for (const event of reader.read(decoder.decode(value, { stream: true }))) {
          this.onEvent(JSON.parse(event.data) as ShopEvent);
        }
        if (reader.lastId !== before && reader.lastId !== undefined) {
          await store.set(POSITION, reader.lastId);
        }
      }
    } finally {
      clearTimeout(silence);
    }
  }
}
