import type { Table } from '../../kit/machine/machine.ts';

/**
 * - `scanning` to `confirming`: the person reads a shop's code; `showing` and its neighbours: the shop
 *   reads the person's
 * - `unclear`: the answer is lost, so nobody knows here whether it was paid
 * - `held`: the shop has put the amount aside and takes it later
 */
export type PayState =
  | 'ready'
  | 'scanning'
  | 'reading'
  | 'unreadable'
  | 'entering'
  | 'confirming'
  | 'over'
  | 'paying'
  | 'similar'
  | 'unclear'
  | 'refused'
  | 'making'
  | 'showing'
  | 'renewing'
  | 'offline'
  | 'blocked'
  | 'paid'
  | 'held';

export type PayEvent =
  | 'scan'
  | 'open bill'
  | 'show code'
  | 'code seen'
  | 'not readable'
  | 'shop known'
  | 'amount known'
  | 'change amount'
  | 'time over'
  | 'confirm'
  | 'paid'
  | 'held'
  | 'refused'
  | 'similar'
  | 'answer lost'
  | 'ask again'
  | 'pay again'
  | 'leave it'
  | 'code made'
  | 'no network'
  | 'code ends soon';

/** Paying, both ways: the one table that decides. */
export const payTable: Table<PayState, PayEvent> = {
  ready: { scan: 'scanning', 'open bill': 'reading', 'show code': 'making' },

  scanning: { 'code seen': 'reading' },
  reading: { 'shop known': 'entering', 'amount known': 'confirming', 'not readable': 'unreadable' },
  unreadable: { scan: 'scanning', 'open bill': 'reading' },
  entering: { 'amount known': 'confirming', scan: 'scanning' },
  confirming: { confirm: 'paying', 'change amount': 'entering', 'time over': 'over', scan: 'scanning' },
  over: { scan: 'scanning' },

  paying: { paid: 'paid', held: 'held', refused: 'refused', similar: 'similar', 'answer lost': 'unclear' },
  similar: { 'pay again': 'paying', 'leave it': 'refused' },
  unclear: { 'ask again': 'paying' },
  refused: { scan: 'scanning', 'open bill': 'reading' },

  making: { 'code made': 'showing', 'no network': 'offline', refused: 'blocked' },
  showing: { 'code ends soon': 'renewing', 'no network': 'offline', paid: 'paid', held: 'held' },
  renewing: { 'code made': 'showing', 'no network': 'offline', refused: 'blocked', paid: 'paid', held: 'held' },
  offline: { 'code made': 'showing', paid: 'paid', held: 'held' },
  blocked: { 'show code': 'making' },

  paid: {},
  held: {},
};
