import type { Translated } from '../../kit/words/words.ts';
import type { help as ja } from './help.ja.ts';

export const help: Translated<typeof ja> = {
  title: 'Help',
  lost: 'If you lost your phone, you can stop your wallet at once',
  questions: 'Questions people ask',
  question: {
    what: 'What is Nagaoka Pay?',
    who: 'Who can use it?',
    charge: 'How do I charge it?',
    expiry: 'Does the balance expire?',
    points: 'What are points?',
    refund: 'Can I get my money back?',
    lost: 'I lost my phone',
    offline: 'Can I pay where there is no signal?',
    receipt: 'Do I get a receipt?',
    elsewhere: 'Can I use it outside Nagaoka?',
    minors: 'Can children use it?',
    privacy: 'What happens with my data?',
  },
  answer: {
    what:
      'It is the digital currency of the city of Nagaoka, worth one yen a yen, to pay at the shops of the city that take part. It cannot be turned back into cash.',
    who:
      'Everybody with a mobile phone number that receives text messages, also people who live elsewhere. One number has one wallet.',
    charge:
      'Press “Charge” on the home page and choose one of the ways shown there. At the city’s desk you can charge with cash. It costs nothing.',
    expiry:
      'Yes. What you charged and your points each have a last day, which stands under “Details and expiry”. What expires first is spent first, and you are told before it expires.',
    points: 'You get them from campaigns. A point pays one yen. Some points can be spent at some shops only.',
    refund:
      'When a shop takes something back, the balance and points you paid with come back, except for what has expired meanwhile. The balance cannot be turned into cash.',
    lost:
      'Open “If you lost your phone” on another device and stop the wallet. If you cannot receive a code, please call the city’s desk.',
    offline:
      'Yes, if you prepared “Paying without a signal” where there was one: the shop scans a code on your screen. Amounts and times are limited.',
    receipt:
      'Choose a payment in the history; it can be saved as a PDF. If you need an invoice for taxes, please ask the shop.',
    elsewhere:
      'Only at the shops listed under “Shops”. It has nothing to do with the currencies of other towns or other ways to pay.',
    minors:
      'They can sign up with a mobile phone number. Minors should read the terms together with a parent or guardian.',
    privacy:
      'Shops never see your phone number or name. The privacy notice under “Terms” says more. You can save your own data under “Your details” in the menu.',
  },
  contact: 'Contact',
  noContact: 'Please ask at the city’s desk.',
  toTerms: 'Terms and legal notices',
  terms: {
    title: 'Terms and notices',
    none: 'There are no texts yet',
    version: 'From {{day}} (version {{version}})',
    japaneseOnly: 'This text is in Japanese only.',
    due: 'There are new terms. Please read them and agree.',
    from: 'From {{day}}',
    chargingUntil: 'If you do not agree by {{at}}, you can still pay but no longer charge.',
    read: 'Read it',
    agree: 'Agree',
    agreed: 'You have agreed.',
  },
};
