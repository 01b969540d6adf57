import { useEffect, useRef } from 'react';
import { type Keyed, Wedge } from './wedge.ts';

interface Keys {
  onKey: (keyed: Keyed) => void;
  onDelete: () => void;
}

/** Keys wherever the focus is, but in a field: a scanner's codes, and a person's typing. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const wedge = new Wedge();
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) {
        return;
      }
      if (event.key === 'Backspace') {
        latest.current.onDelete();
        return;
      }
      const keyed = wedge.type(event.key, event.timeStamp);
      if (keyed.isScan) {
        // Else Enter would press the button that has the focus.
        event.preventDefault();
        event.stopPropagation();
      }
      latest.current.onKey(keyed);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}
