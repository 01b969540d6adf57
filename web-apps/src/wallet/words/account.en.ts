import type { Translated } from '../../kit/words/words.ts';
import type { account as ja } from './account.ja.ts';

export const account: Translated<typeof ja> = {
};
