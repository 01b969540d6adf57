import type { Translated } from '../../kit/words/words.ts';
import type { pay as ja } from './pay.ja.ts';

export const pay: Translated<typeof ja> = {
};
