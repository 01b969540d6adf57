import type { Translated } from '../../kit/words/words.ts';
import type { signup as ja } from './signup.ja.ts';

export const signup: Translated<typeof ja> = {
};
