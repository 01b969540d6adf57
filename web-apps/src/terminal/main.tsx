import { Page } from '../kit/parts/Page.tsx';
import { start } from '../kit/start.tsx';
import { terminalWords } from './words/words.ts';

void start(terminalWords, <Page title="レジ">…</Page>);
