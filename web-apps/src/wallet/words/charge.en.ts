import type { Translated } from '../../kit/words/words.ts';
import type { charge as ja } from './charge.ja.ts';

export const charge: Translated<typeof ja> = {
};
