import type { Translated } from '../../kit/words/words.ts';
import type { partners as ja } from './partners.ja.ts';

export const partners: Translated<typeof ja> = {
};
