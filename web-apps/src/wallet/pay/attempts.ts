import type { Store } from '../../kit/store/store.ts';

/** What a person wishes to pay. */
export type Wish =
  /** @param qr the code as it was scanned; agree: the same was paid just now, and that is meant */
  | { kind: 'shop'; qr: string; merchantId: string; amount: number; shop: string; agree?: true }
  | { kind: 'bill'; codeId: string; amount: number; shop: string; title: string };

/** A payment that was sent and whose answer is not known yet. */
export interface Attempt {
  /** Its Idempotency-Key. */
  key: string;
  wish: Wish;
  /** Whose money it is; a browser may be used by several people. */
  walletId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** So long after it was sent a person may ask what became of a payment, in milliseconds. */
export const ASKABLE = 600_000;

const ATTEMPTS = 'payment attempts';

/** Tells the other tabs that something changed, and hears of it. */
export type Tabs = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

/**
 * Payments without an answer, kept where a reload, a crash and other tabs find them. One is kept
 * before its request leaves and goes once its answer is known.
 */
export class Attempts {
  private readonly store: Store;
  /** Those that a page of this tab shows and asks about. */
  private readonly inHand = new Set<string>();
  private readonly tabs: Tabs;
  private readonly listeners = new Set<() => void>();

  constructor(store: Store, tabs: Tabs) {
    this.store = store;
    this.tabs = tabs;
    this.tabs.onmessage = () => this.tell();
  }

  /**
   * Keeps an attempt, unless one with the same wish waits for its answer: then that one is what the
   * person has to ask about. Until it is let go it is in the hand of the page that began it.
   *
   * @returns the one that is kept
   */
  async begin(attempt: Attempt): Promise<Attempt> {
    let kept = attempt;
    await this.store.update<Attempt[]>(ATTEMPTS, (all = []) => {
      kept = all.find((other) =>
        isAskable(other, attempt.at) && other.walletId === attempt.walletId && isSame(other.wish, attempt.wish)
      ) ?? attempt;
      return kept === attempt ? [...all, attempt] : all;
    });
    this.inHand.add(kept.key);
    this.changed();
    return kept;
  }

  /** No page of this tab shows it any more: others may offer to ask. */
  letGo(key: string): void {
    this.inHand.delete(key);
    this.changed();
  }

  /** Its answer is known, or the person needs no answer any more. */
  async end(key: string): Promise<void> {
    await this.store.update<Attempt[]>(ATTEMPTS, (all = []) => all.filter((attempt) => attempt.key !== key));
    this.inHand.delete(key);
    this.changed();
  }

  /** Those that no page of this tab shows, the newest first. */
  async waiting(walletId: string): Promise<Attempt[]> {
    const all = (await this.store.get<Attempt[]>(ATTEMPTS)) ?? [];
    return all.filter((attempt) => attempt.walletId === walletId && !this.inHand.has(attempt.key)).reverse();
  }

  readonly onChange = (listener: () => void): () => void => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed(): void {
    this.tell();
    this.tabs.postMessage('');
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** Whether it is so new that asking again is offered; what is older stands in the history. */
export function isAskable(attempt: Attempt, now: number): boolean {
  return now - attempt.at < ASKABLE;
}

/** Whether both pay the same: once more the same is meant only where the person says so. */
function isSame(one: Wish, other: Wish): boolean {
  if (one.kind === 'bill' || other.kind === 'bill') {
    return one.kind === 'bill' && other.kind === 'bill' && one.codeId === other.codeId;
  }
  return one.merchantId === other.merchantId && one.amount === other.amount && one.agree === other.agree;
}
