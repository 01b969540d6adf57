import 'i18next';
import type { ja as terminal } from '../../terminal/words/ja.ts';
import type { ja as wallet } from '../../wallet/words/ja.ts';
import type { kitJa } from './kit.ja.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      // Each program has its own; a key is checked against all of them.
      app: typeof wallet & typeof terminal;
      kit: typeof kitJa;
    };
  }
}
