/**
 * Tells a keyboard-wedge scanner from a person: a scanner types a code within a moment and ends it
 * with Enter. What a person types becomes known a moment later, once no key follows as quickly as
 * only a scanner's does.
 */
export class Wedge {
  private text = '';
  private last = Number.NEGATIVE_INFINITY;

  /**
   * @param key as a keyboard event names it
   * @param at milliseconds, of any clock
   * @returns what a person typed before, and a scanner's code where this key ends one
   */
  type(key: string, at: number): { typed: string; code?: string } {
    const typed = at - this.last > PACE ? this.settle() : '';
    this.last = at;
    if (key === 'Enter') {
      const text = this.take();
      return text.length >= SHORTEST ? { typed, code: text } : { typed: typed + byPerson(text) };
    }
    if (key.length === 1) {
      this.text += key;
    }
    return { typed };
  }

  /** What a person typed, now that nothing followed for {@link PACE}; half a code is dropped. */
  settle(): string {
    return byPerson(this.take());
  }

  private take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

function byPerson(text: string): string {
  return text.length >= SURE ? '' : text;
}

/** A scanner's keys come at most so many milliseconds apart. */
export const PACE = 50;
/** No code of ours, nor a card's, is shorter. */
const SHORTEST = 12;
/** So many quick keys in a row are no person's. */
const SURE = 4;
