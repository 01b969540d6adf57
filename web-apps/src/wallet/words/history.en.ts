import type { Translated } from '../../kit/words/words.ts';
import type { history as ja } from './history.ja.ts';

export const history: Translated<typeof ja> = {
  type: {
    CHARGE: 'Charge',
    CHARGE_REVERSAL: 'Charge undone',
    GRANT: 'Points',
    GRANT_RETURN: 'Points taken back',
    AUTHORIZATION: 'Payment under way',
    PAYMENT: 'Payment',
    VOID: 'Payment cancelled',
    HOLD_EXPIRY: 'Payment lapsed',
    REFUND: 'Refund',
    EXPIRY: 'Expired',
    CLOSING: 'Wallet closed',
    TRANSFER_OFFER: 'Sent, not taken yet',
    TRANSFER_OFFER_END: 'Sending undone',
    TRANSFER_SENT: 'Sent',
    TRANSFER_RECEIVED: 'Received',
    TRANSFER_RETURNED: 'Came back',
  },
  balance: 'balance {{amount}}',
};
