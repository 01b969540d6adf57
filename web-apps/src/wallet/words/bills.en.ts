import type { Translated } from '../../kit/words/words.ts';
import type { bills as ja } from './bills.ja.ts';

export const bills: Translated<typeof ja> = {
};
