import type { Table } from '../../kit/machine/machine.ts';

/**
 * - `keying`: the shop keys in the amount
 * - `scanning`: the customer's code or card is read; `offering`: the customer reads the shop's
 * - `pin`: the card asks for its PIN
 * - `unclear`: the answer is lost, so nobody knows here whether it was paid
 * - `voided`: the sale is closed for ever, nothing was or will be paid
 */
export type TillState =
  | 'keying'
  | 'scanning'
  | 'sending'
  | 'pin'
  | 'similar'
  | 'refused'
  | 'unclear'
  | 'making'
  | 'offering'
  | 'over'
  | 'voiding'
  | 'paid'
  | 'voided';

export type TillEvent =
  | 'scan'
  | 'offer'
  | 'code seen'
  | 'paid'
  | 'pin needed'
  | 'pin typed'
  | 'similar'
  | 'agreed'
  | 'refused'
  | 'answer lost'
  | 'ask again'
  | 'void'
  | 'voided'
  | 'code made'
  | 'time over'
  | 'back'
  | 'next';

/** One sale at the till: the one table that decides. */
export const tillTable: Table<TillState, TillEvent> = {
  keying: { scan: 'scanning', offer: 'making', 'code seen': 'sending' },

  scanning: { 'code seen': 'sending', back: 'keying' },
  sending: { paid: 'paid', 'pin needed': 'pin', similar: 'similar', refused: 'refused', 'answer lost': 'unclear' },
  pin: { 'pin typed': 'sending', back: 'scanning' },
  similar: { agreed: 'sending', back: 'keying' },
  refused: { scan: 'scanning', offer: 'making', back: 'keying' },
  unclear: { 'ask again': 'sending', void: 'voiding', paid: 'paid' },

  making: { 'code made': 'offering', refused: 'refused', 'answer lost': 'unclear', paid: 'paid' },
  offering: { paid: 'paid', void: 'voiding', 'time over': 'over' },
  over: { offer: 'making', paid: 'paid', back: 'keying' },

  voiding: { voided: 'voided', paid: 'paid', 'answer lost': 'unclear' },

  paid: { next: 'keying' },
  voided: { next: 'keying' },
};
