import { useEffect, useState } from 'react';
import { type OfflineKeyState, offlineKeyState, onOfflineKeyChange } from './offlineKey.ts';

/** What this device has to pay without a network; undefined until it was looked up. */
export function useOfflineKey(): OfflineKeyState | undefined {
  const [state, setState] = useState<OfflineKeyState>();
  useEffect(() => {
    const look = () => void offlineKeyState().then(setState);
    look();
    return onOfflineKeyChange(look);
  }, []);
  return state;
}
