import type { Translated } from '../../kit/words/words.ts';
import type { partners as ja } from './partners.ja.ts';

export const partners: Translated<typeof ja> = {
  title: 'Partners',
  text:
    'Link a partner, such as a health service, to get points for what you do there. Partners never see your balance or history.',
  make: 'Make a link code',
  makeAnother: 'Make another link code',
  code: 'Link code',
  codeText: 'Enter this code at the partner, or read it out there.',
  left: 'Good for {{left}}',
  over: 'The link code is over. Please make another.',
  linked: 'Linked',
  none: 'No partner is linked',
  since: 'Linked since {{day}}',
  ended: 'Ended on {{day}}',
  end: 'End',
  endOf: 'End the link to {{name}}',
  endTitle: 'End the link to {{name}}?',
  endText: 'No points come from this partner any more. Those you have stay.',
};
