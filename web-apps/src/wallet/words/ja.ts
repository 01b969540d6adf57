import { account } from './account.ja.ts';
import { bills } from './bills.ja.ts';
import { campaigns } from './campaigns.ja.ts';
import { charge } from './charge.ja.ts';
import { help } from './help.ja.ts';
import { history } from './history.ja.ts';
import { home } from './home.ja.ts';
import { partners } from './partners.ja.ts';
import { pay } from './pay.ja.ts';
import { sending } from './sending.ja.ts';
import { shops } from './shops.ja.ts';
import { signup } from './signup.ja.ts';

/** The wallet's words, a part a feature. */
export const ja = { account, bills, campaigns, charge, help, history, home, partners, pay, sending, shops, signup };
