import type { Translated } from '../../kit/words/words.ts';
import type { sending as ja } from './sending.ja.ts';

export const sending: Translated<typeof ja> = {
};
