/**
 * A text as it is compared when somebody looks for it: width, case and syllabary (カナ or かな) do not
 * matter, nor do blanks.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/\s+/g, '');
}

/** Digits that somebody typed in any width, with hyphens and blanks; anything else is left out. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** A phone number as the ledger writes it, +81…, of one that somebody typed; Japanese without a country. */
export function e164(typed: string): string {
  const plain = typed.normalize('NFKC').replace(/[^\d+]/g, '');
  return plain.startsWith('+') ? plain : `+81${plain.replace(/^0/, '')}`;
}

/** A phone number as people in Japan write it: 090-1234-5678. Others stay as they are. */
export function phoneInWords(phone: string): string {
  const mobile = /^(?:\+81|0)(\d{2})(\d{4})(\d{4})$/.exec(phone);
  return mobile ? `0${mobile[1]}-${mobile[2]}-${mobile[3]}` : phone;
}

/** A postal code as people write it: 940-0001. */
export function postalCodeInWords(code: string): string {
  return code.replace(/^(\d{3})(\d{4})$/, '$1-$2');
}
