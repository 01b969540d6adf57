/** What a scanned text is, as far as can be said without asking the ledger. */
export type Scanned =
  | { is: 'shop'; qr: string }
  | { is: 'bill'; codeId: string }
  /** Somebody wants to be sent money. */
  | { is: 'receiver'; code: string }
  /** A code that a customer shows at a till. */
  | { is: 'customer' }
  | { is: 'other' };

/** The first field of every merchant-presented EMV code: its format is 01. */
const SHOP = /^000201/;
/** The first tag of every customer-presented EMV code (85, in base64), or the digits of its barcode. */
const CUSTOMER = /^hQVDUF|^\d{24}$/;
const BILL = /^\/app\/pay\/([a-z0-9]{1,80})\/?$/;

/** @param origin where this program is; bills have links to it */
export function scanned(text: string, origin: string): Scanned {
  const plain = text.trim();
  if (plain.startsWith('NAGAOKAPAY:RECEIVE:')) {
    return { is: 'receiver', code: plain };
  }
  if (SHOP.test(plain)) {
    return { is: 'shop', qr: plain };
  }
  if (CUSTOMER.test(plain)) {
    return { is: 'customer' };
  }
  const url = URL.canParse(plain) ? new URL(plain) : undefined;
  const codeId = url?.origin === origin ? BILL.exec(url.pathname)?.[1] : undefined;
  return codeId === undefined ? { is: 'other' } : { is: 'bill', codeId };
}
