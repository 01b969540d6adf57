import { useState } from 'react';
import type { Read } from '../../kit/api/useRead.ts';
import { useAct } from '../../kit/parts/hooks.ts';
import { type Entry, readHistory, useKeptRead } from '../wallet.ts';

interface Loaded {
  entries: Entry[];
  /** Where it goes on; missing at the end. */
  next?: number;
}

const PAGE = 25;
const LONG_PAGE = 200;

/**
 * The statement, longer page by page. Once more than the first page was asked for, the first one
 * stays as it was: a new entry would move the others, and the balances would not run on.
 */
export function useStatement(): { read: Read<Loaded>; more: ReturnType<typeof useAct<[]>> } {
  const first = useKeptRead<Loaded>(`history ${PAGE}`, () => readHistory(PAGE));
  const [longer, setLonger] = useState<Loaded>();
  const shown = longer ?? first.reading?.data;
  const more = useAct(async () => {
    if (shown?.next !== undefined) {
      const page = await readHistory(LONG_PAGE, shown.next);
      setLonger({ ...page, entries: [...shown.entries, ...page.entries] });
    }
  });
  return {
    read: first.reading && shown ? { ...first, reading: { ...first.reading, data: shown } } : first,
    more,
  };
}
