import { answer } from '../../kit/api/client.ts';
import { api } from '../wallet.ts';

/** What is looked for; an empty text is anything. */
export interface Wanted {
  q: string;
  district: string;
  category: string;
}

type Page = Awaited<ReturnType<typeof readShops>>;
export type Shop = Page['merchants'][number];

/** @param after where the page begins; undefined: with the first shop */
export const readShops = ({ q, district, category }: Wanted, after?: string, limit = 50) =>
  answer(
    api.GET('/api/v1/merchants', {
      params: {
        query: {
          limit,
          ...(q === '' ? {} : { q }),
          ...(district === '' ? {} : { district }),
          ...(category === '' ? {} : { category }),
          ...(after === undefined ? {} : { after }),
        },
      },
    }),
  );

/** Pages of the directory from which the choices are taken. */
const PAGES = 5;

/** Districts and kinds that shops have. The interface has no list of them. */
export async function readChoices(): Promise<{ districts: string[]; categories: string[] }> {
  const districts = new Set<string>();
  const categories = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { merchants, next } = await readShops({ q: '', district: '', category: '' }, after, 200);
    for (const shop of merchants) {
      districts.add(shop.district);
      categories.add(shop.category);
    }
    if (next === undefined) {
      break;
    }
    after = next;
  }
  const order = new Intl.Collator('ja').compare;
  return { districts: [...districts].sort(order), categories: [...categories].sort(order) };
}
