import type { Words } from '../../kit/words/words.ts';
import type { ja } from './ja.ts';

/** All words of the wallet; a language is loaded when it is spoken. */
export const walletWords: Words<typeof ja> = {
  ja: async () => (await import('./ja.ts')).ja,
  en: async () => (await import('./en.ts')).en,
};
