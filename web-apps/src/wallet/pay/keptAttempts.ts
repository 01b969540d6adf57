import { store } from '../wallet.ts';
import { Attempts } from './attempts.ts';

/** This browser's payments without an answer. */
export const attempts = new Attempts(store, new BroadcastChannel('payment attempts'));
