/** What a key means at the till. */
export interface Keyed {
  /** The key begins something new: what was typed before it is finished. */
  begins: boolean;
  /** Of a person, as far as one can tell by now; empty for what is no character. */
  typed: string;
  /** It is clear now that a scanner types: what it has typed so far is no amount. */
  isScan: boolean;
  /** The code that this key ends. */
  code?: string;
}

/**
 * Tells a keyboard-wedge scanner from a person: a scanner types more in a row than any amount has
 * digits, each key a moment after the other, and ends with Enter.
 */
export class Wedge {
  private row = '';
  private last = Number.NEGATIVE_INFINITY;

  /**
   * @param key as a keyboard event names it
   * @param at when it was pressed, milliseconds of any clock
   */
  type(key: string, at: number): Keyed {
    const begins = at - this.last > PACE;
    this.last = at;
    const row = begins ? '' : this.row;
    if (key === 'Enter') {
      this.row = '';
      return { begins, typed: '', isScan: row.length >= SURE, ...(row.length >= SHORTEST ? { code: row } : {}) };
    }
    this.row = key.length === 1 ? row + key : row;
    const isScan = this.row.length >= SURE;
    return { begins, typed: key.length === 1 && !isScan ? key : '', isScan };
  }
}

/** Keys in a row come at most so many milliseconds apart. */
const PACE = 100;
/** So many in a row are no person's amount. */
const SURE = 8;
/** No code of ours, nor a card's, is shorter. */
const SHORTEST = 12;
