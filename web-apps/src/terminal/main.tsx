import './terminal.css';
import { start } from '../kit/start.tsx';
import { Shell } from './shell/Shell.tsx';
import { terminalWords } from './words/words.ts';

void start(terminalWords, <Shell />);
