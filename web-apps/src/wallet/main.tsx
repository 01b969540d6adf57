import './wallet.css';
import { start } from '../kit/start.tsx';
import { Shell } from './shell/Shell.tsx';
import { walletWords } from './words/words.ts';

void start(walletWords, <Shell />);
