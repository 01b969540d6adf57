import type { Translated } from '../../kit/words/words.ts';
import type { bills as ja } from './bills.ja.ts';

export const bills: Translated<typeof ja> = {
  title: 'Bills',
  one: 'Bill',
  none: 'There are no bills',
  noneHint: 'Scan the QR code of a bill, or open the link you got, and it is shown here.',
  scan: 'Scan a bill',
  status: {
    OPEN: 'to pay',
    PAID: 'paid',
    OVERDUE: 'overdue',
    WITHDRAWN: 'withdrawn',
  },
  until: 'until {{day}}',
  paidOn: 'paid on {{day}}',
  from: 'From',
  what: 'For',
  amount: 'Amount',
  due: 'Due',
  reference: 'Reference',
  today: 'It is due today.',
  daysLeft: 'It is due in {{days}} days.',
  paidByMe: 'You paid it on {{day}}.',
  paidByOther: 'Somebody else has paid this bill. There is nothing to pay.',
  overdue: 'Its due date is over, so it cannot be paid here. Please ask whoever sent it.',
  withdrawn: 'This bill was withdrawn. There is nothing to pay.',
  toPayment: 'See the payment',
  again: 'Back to the bill',
  putAway: 'Put this bill away',
  putAwayTitle: 'Put the bill away?',
  putAwayOwed:
    'It is not listed any more and you are not reminded of it. It is still owed. Scan its QR code to see it again.',
  putAwayText: 'It is not listed any more. Scan its QR code to see it again.',
  putAwayYes: 'Put away',
};
