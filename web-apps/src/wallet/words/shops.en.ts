import type { Translated } from '../../kit/words/words.ts';
import type { shops as ja } from './shops.ja.ts';

export const shops: Translated<typeof ja> = {
};
