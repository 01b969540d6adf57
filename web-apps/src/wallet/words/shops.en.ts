import type { Translated } from '../../kit/words/words.ts';
import type { shops as ja } from './shops.ja.ts';

export const shops: Translated<typeof ja> = {
  title: 'Shops',
  search: 'Search by name',
  searchHint: 'In Japanese or Latin letters.',
  district: 'District',
  category: 'Kind',
  all: 'All',
  none: 'No shops take part yet',
  notFound: 'No shop was found',
  showAll: 'Show all shops',
  count: 'Shops: {{count}}',
  countOrMore: 'Shops: {{count}} or more',
  more: 'Show more',
  class: {
    SHOPPING_STREET: 'Shopping street',
    INDEPENDENT: 'Independent',
    CONVENIENCE: 'Convenience',
    LARGE: 'Large',
  },
};
