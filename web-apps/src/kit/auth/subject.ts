/**
 * Whose token it is: the `sub` of a JSON Web Token, which is read and not proven here.
 *
 * @returns undefined where it does not say
 */
export function personOf(token: string): string | undefined {
  try {
    const part = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { sub } = JSON.parse(atob(part)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}
