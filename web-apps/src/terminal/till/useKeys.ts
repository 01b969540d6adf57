import { useEffect, useRef } from 'react';
import { PACE, Wedge } from './wedge.ts';

interface Keys {
  /** A scanner's code. */
  onCode: (code: string) => void;
  /** Characters of a person. */
  onTyped: (text: string) => void;
  onDelete: () => void;
}

/** Keys wherever the focus is, but in a field: a scanner's codes, and a person's typing. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const wedge = new Wedge();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (typed: string) => typed !== '' && latest.current.onTyped(typed);
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) {
        return;
      }
      clearTimeout(timer);
      if (event.key === 'Backspace') {
        tell(wedge.settle());
        latest.current.onDelete();
        return;
      }
      const { typed, code } = wedge.type(event.key, event.timeStamp);
      tell(typed);
      if (code !== undefined) {
        // Else Enter would press the button that has the focus.
        event.preventDefault();
        event.stopPropagation();
        latest.current.onCode(code);
      }
      timer = setTimeout(() => tell(wedge.settle()), PACE + 10);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press, { capture: true });
    };
  }, []);
}
