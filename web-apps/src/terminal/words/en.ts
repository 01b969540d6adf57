import type { Translated } from '../../kit/words/words.ts';
import type { ja } from './ja.ts';

export const en: Translated<typeof ja> = {
  terminal: {
    title: 'Till',
  },
};
