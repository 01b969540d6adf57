import type { ComponentType } from 'react';

/** A page of the terminal, below /app/terminal; a part that begins with a colon is a parameter. */
export interface Route {
  path: string;
  load: () => Promise<{ default: ComponentType }>;
}

/** Every page of the terminal besides the till itself. Tests take their list from here. */
export const routes: readonly Route[] = [
  { path: '/day', load: () => import('./day/Day.tsx') },
  { path: '/payments/:id', load: () => import('./day/Payment.tsx') },
  { path: '/code', load: () => import('./code/Code.tsx') },
  { path: '/settings', load: () => import('./settings/Settings.tsx') },
];
