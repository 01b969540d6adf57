import type { Table } from '../../kit/machine/machine.ts';

/** `waiting`: before the next try; `offline`: the browser says that there is no network. */
export type Connection = 'connecting' | 'connected' | 'waiting' | 'offline';

export type ConnectionEvent = 'opened' | 'ended' | 'time to try' | 'network gone' | 'network back';

/** The terminal's stream of events. */
export const connectionTable: Table<Connection, ConnectionEvent> = {
  connecting: { opened: 'connected', ended: 'waiting', 'network gone': 'offline' },
  connected: { ended: 'waiting', 'network gone': 'offline' },
  waiting: { 'time to try': 'connecting', 'network gone': 'offline', 'network back': 'connecting' },
  offline: { 'network back': 'connecting' },
};

/** Milliseconds until the next try after so many in vain: 1, 2, 4, … at most 30 s. */
export function pauseAfter(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** tries);
}
