/** What the order of bills depends on. */
interface Standing {
  status: 'OPEN' | 'PAID' | 'OVERDUE' | 'WITHDRAWN';
  dueOn: string;
}

const ORDER = { OPEN: 0, OVERDUE: 1, PAID: 2, WITHDRAWN: 3 } as const;

/** Those to be paid first, the one that is due first in front; the others as they came. */
export function inOrder<B extends Standing>(bills: readonly B[]): B[] {
  return [...bills].sort(
    (one, other) =>
      ORDER[one.status] - ORDER[other.status] || (one.status === 'OPEN' ? one.dueOn.localeCompare(other.dueOn) : 0),
  );
}
