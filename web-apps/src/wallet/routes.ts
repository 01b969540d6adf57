import type { ComponentType } from 'react';

/** A page of the wallet. */
export interface Route {
  /** Below /app/wallet; a part that begins with a colon is a parameter. */
  path: string;
  /** Whether it shows itself without a sign-in; else it leads to one. */
  open?: boolean;
  load: () => Promise<{ default: ComponentType }>;
}

/** Every page of the wallet. Tests take their list from here. */
export const routes: readonly Route[] = [
  { path: '/callback', open: true, load: () => import('./shell/Callback.tsx') },
  { path: '/sign-up', open: true, load: () => import('./signup/SignUp.tsx') },
  { path: '/forgotten', open: true, load: () => import('./signup/Forgotten.tsx') },
  { path: '/lost', open: true, load: () => import('./account/Lost.tsx') },
  { path: '/terms', open: true, load: () => import('./help/Terms.tsx') },
  { path: '/help', open: true, load: () => import('./help/Help.tsx') },
  { path: '/show', load: () => import('./pay/Show.tsx') },
  { path: '/scan', load: () => import('./pay/Scan.tsx') },
  { path: '/charge', load: () => import('./charge/Charge.tsx') },
  { path: '/charged', load: () => import('./charge/Charged.tsx') },
  { path: '/balance', load: () => import('./home/Balance.tsx') },
  { path: '/bills', load: () => import('./bills/Bills.tsx') },
  { path: '/bills/:codeId', load: () => import('./bills/Bill.tsx') },
  { path: '/history', load: () => import('./history/History.tsx') },
  { path: '/payments/:paymentId', load: () => import('./history/Payment.tsx') },
  { path: '/campaigns', load: () => import('./campaigns/Campaigns.tsx') },
  { path: '/shops', load: () => import('./shops/Shops.tsx') },
  { path: '/send', load: () => import('./sending/Send.tsx') },
  { path: '/receive', load: () => import('./sending/Receive.tsx') },
  { path: '/transfers', load: () => import('./sending/Transfers.tsx') },
  { path: '/partners', load: () => import('./partners/Partners.tsx') },
  { path: '/menu', load: () => import('./account/Menu.tsx') },
  { path: '/account', load: () => import('./account/Account.tsx') },
  { path: '/account/phone', load: () => import('./account/Phone.tsx') },
  { path: '/account/email', load: () => import('./account/Email.tsx') },
  { path: '/account/security', load: () => import('./account/Security.tsx') },
  { path: '/account/notices', load: () => import('./account/Notices.tsx') },
  { path: '/account/offline', load: () => import('./account/Offline.tsx') },
  { path: '/account/stop', load: () => import('./account/Stop.tsx') },
  { path: '/account/closure', load: () => import('./account/Closure.tsx') },
];
