import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Link } from 'wouter';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  kind?: Kind;
  className?: string;
  /** While what it began goes on: it cannot be pressed again, and screen readers are told. */
  isBusy?: boolean;
}

export function Button({ kind = 'primary', className = '', isBusy = false, children, ...more }: ButtonProps) {
  return (
    <AriaButton {...more} isPending={isBusy} className={`button button-${kind} ${className}`}>
      {children}
    </AriaButton>
  );
}

/** A link that looks like a button. */
export function ButtonLink(
  { to, kind = 'primary', className = '', children }: {
    to: string;
    kind?: Kind;
    className?: string;
    children: ReactNode;
  },
) {
  return (
    <Link href={to} className={`button button-${kind} ${className}`}>
      {children}
    </Link>
  );
}
