import type { Translated } from '../../kit/words/words.ts';
import type { campaigns as ja } from './campaigns.ja.ts';

export const campaigns: Translated<typeof ja> = {
};
