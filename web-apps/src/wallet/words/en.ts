import { account } from './account.en.ts';
import { bills } from './bills.en.ts';
import { campaigns } from './campaigns.en.ts';
import { charge } from './charge.en.ts';
import { help } from './help.en.ts';
import { history } from './history.en.ts';
import { home } from './home.en.ts';
import { partners } from './partners.en.ts';
import { pay } from './pay.en.ts';
import { sending } from './sending.en.ts';
import { shops } from './shops.en.ts';
import { signup } from './signup.en.ts';

/** The wallet's words, a part a feature. */
export const en = { account, bills, campaigns, charge, help, history, home, partners, pay, sending, shops, signup };
