import { routes as terminalRoutes } from '../src/terminal/routes.ts';
import { routes as walletRoutes } from '../src/wallet/routes.ts';

/** What the addresses with a parameter are filled with; made by the test. */
export interface Made {
  paymentId: string;
  merchantPaymentId: string;
  codeId: string;
}

/** A page, and the states in which it is looked at. */
export interface Row {
  /** As the program's own list names it. */
  route: string;
  /** The address below the program, where it is not the route itself. */
  at?: (made: Made) => string;
  /** Whether it shows what the interface answers, and so can wait for it, fail, or be without a network. */
  reads: boolean;
  /** What it says where the program is broken, if that is no alert. */
  failed?: string;
  /** What it says to somebody who has nothing yet (Japanese). */
  empty?: string;
  /** Answers that make it empty, where a person without anything still sees something. */
  nothing?: Record<string, unknown>;
  /** Whether it shows what it read last, with the time of it, where there is no network. */
  kept?: boolean;
  /** A picture of it stands in docs/pages. */
  picture?: string;
  /** And one of it on a desk. */
  desk?: boolean;
}

/** The wallet's pages, home first. */
export const wallet: readonly Row[] = [
  { route: '/', reads: true, kept: true, empty: 'まだ利用がありません', picture: 'home', desk: true },
  { route: '/callback', reads: false },
  { route: '/sign-up', reads: true, picture: 'sign-up' },
  { route: '/forgotten', reads: false },
  { route: '/lost', reads: false },
  { route: '/terms', reads: true },
  { route: '/help', reads: true },
  { route: '/show', reads: true, failed: '通信できません', picture: 'show' },
  { route: '/scan', reads: false },
  { route: '/charge', reads: true, picture: 'charge' },
  { route: '/charged', reads: false, empty: 'チャージが見つかりません' },
  { route: '/balance', reads: true, kept: true, empty: '残高はありません', picture: 'balance' },
  { route: '/bills', reads: true, kept: true, empty: '請求書はありません' },
  { route: '/bills/:codeId', at: (made) => `/bills/${made.codeId}`, reads: true, kept: true, picture: 'bill' },
  { route: '/history', reads: true, kept: true, empty: 'まだ利用がありません', picture: 'history', desk: true },
  {
    route: '/payments/:paymentId',
    at: (made) => `/payments/${encodeURIComponent(made.paymentId)}`,
    reads: true,
    kept: true,
    picture: 'payment',
  },
  {
    route: '/campaigns',
    reads: true,
    kept: true,
    empty: '開催中のキャンペーンはありません',
    nothing: { '/api/v1/campaigns': { campaigns: [] } },
    picture: 'campaigns',
    desk: true,
  },
  {
    route: '/shops',
    reads: true,
    kept: true,
    empty: '参加店はまだありません',
    nothing: { '/api/v1/merchants': { merchants: [] } },
    picture: 'shops',
  },
  { route: '/send', reads: true },
  { route: '/receive', reads: true },
  { route: '/transfers', reads: true },
  { route: '/partners', reads: true },
  { route: '/menu', reads: false, picture: 'menu' },
  { route: '/account', reads: true, kept: true },
  { route: '/account/phone', reads: false },
  { route: '/account/email', reads: true },
  { route: '/account/security', reads: true },
  { route: '/account/notices', reads: true },
  { route: '/account/offline', reads: true },
  { route: '/account/stop', reads: true },
  { route: '/account/closure', reads: true },
];

/** The terminal's pages, the till first. */
export const terminal: readonly Row[] = [
  { route: '/', reads: false, picture: 'till' },
  {
    route: '/day',
    reads: true,
    empty: 'この日のお支払いはありません',
    nothing: {
      '/terminal/v1/payments': { payments: [], totals: { captured: 0, captures: 0, refunded: 0, refunds: 0 } },
    },
    picture: 'day',
  },
  { route: '/payments/:id', at: (made) => `/payments/${made.merchantPaymentId}`, reads: true, picture: 'payment' },
  { route: '/code', reads: true },
  { route: '/settings', reads: false },
];

/** Routes of a program that have no row here, and rows of routes that it has not. */
export function unmatched(rows: readonly Row[], routes: readonly { path: string }[]): string[] {
  const listed = ['/', ...routes.map((route) => route.path)];
  const named = rows.map((row) => row.route);
  return [
    ...listed.filter((path) => !named.includes(path)).map((path) => `no row: ${path}`),
    ...named.filter((path) => !listed.includes(path)).map((path) => `no route: ${path}`),
  ];
}

export { terminalRoutes, walletRoutes };
