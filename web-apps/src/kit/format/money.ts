import { language } from '../words/language.ts';

/** Yen as people write them: 1,200円, or ¥1,200 in English. */
export function yen(amount: number): string {
  const digits = grouped(amount);
  return language() === 'ja' ? `${digits}円` : amount < 0 ? `−¥${grouped(-amount)}` : `¥${digits}`;
}

/** Yen with the sign of what they did to a balance: +300円, −1,200円. */
export function signedYen(change: number): string {
  return change > 0 ? `+${yen(change)}` : yen(change);
}

/** Whole yen with a comma each three digits and a real minus. */
export function grouped(amount: number): string {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`no whole yen: ${amount}`);
  }
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `−${digits}` : digits;
}

/**
 * Yen that somebody typed: digits of any width, with commas, blanks, 円 or ¥; undefined for anything
 * else, for nothing and for more than 13 digits.
 */
export function parseYen(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s円¥\\]/g, '');
  return /^\d{1,13}$/.test(plain) ? Number(plain) : undefined;
}
