import type { Translated } from '../../kit/words/words.ts';
import type { help as ja } from './help.ja.ts';

export const help: Translated<typeof ja> = {
};
