import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { Button } from '../../kit/parts/Button.tsx';
import { Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Empty, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { Select } from '../../kit/parts/Select.tsx';
import { useKeptRead } from '../wallet.ts';
import { readChoices, readShops, type Shop, type Wanted } from './directory.ts';

/** Milliseconds without typing after which is searched. */
const PAUSE = 350;

/** The shops where one can pay, to be found by name, district and kind. */
export default function Shops() {
  const { t } = useTranslation();
  const query = new URLSearchParams(useSearch());
  const [text, setText] = useState(query.get('q') ?? '');
  const [q, setQ] = useState(text.trim());
  const [district, setDistrict] = useState(query.get('district') ?? '');
  const [category, setCategory] = useState(query.get('category') ?? '');
  const choices = useKeptRead('choices of shops', readChoices).reading?.data;
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);

  const options = (names: string[] | undefined, chosen: string) => [
    { value: '', label: t('shops.all') },
    ...[...new Set([...(names ?? []), ...(chosen === '' ? [] : [chosen])])].map((name) => ({
      value: name,
      label: name,
    })),
  ];
  const wanted = { q, district, category };
  return (
    <Page title={t('shops.title')}>
      <Field
        label={t('shops.search')}
        name='q'
        value={text}
        onChange={setText}
        type='search'
        isOptional
        hint={t('shops.searchHint')}
        maxLength={100}
      />
      <div className='two'>
        <Select
          label={t('shops.district')}
          options={options(choices?.districts, district)}
          value={district}
          onChange={setDistrict}
        />
        <Select
          label={t('shops.category')}
          options={options(choices?.categories, category)}
          value={category}
          onChange={setCategory}
        />
      </div>
      <Found
        key={`${q} ${district} ${category}`}
        wanted={wanted}
        onAll={() => {
          setText('');
          setQ('');
          setDistrict('');
          setCategory('');
        }}
      />
    </Page>
  );
}

function Found({ wanted, onAll }: { wanted: Wanted; onAll: () => void }) {
  const { t } = useTranslation();
  const isNarrow = Object.values(wanted).some((value) => value !== '');
  const first = useKeptRead(`shops ${JSON.stringify(wanted)}`, () => readShops(wanted));
  const [rest, setRest] = useState<{ merchants: Shop[]; next?: string }>();
  const more = useAct(async (after: string) => {
    const page = await readShops(wanted, after);
    setRest({ ...page, merchants: [...(rest?.merchants ?? []), ...page.merchants] });
  });
  return (
    <Shown read={first} lines={6}>
      {(data) => {
        const shops = [...data.merchants, ...(rest?.merchants ?? [])];
        const next = rest ? rest.next : data.next;
        return shops.length === 0
          ? (
            <Empty title={t(isNarrow ? 'shops.notFound' : 'shops.none')}>
              {isNarrow && (
                <Button kind='secondary' onPress={onAll}>
                  {t('shops.showAll')}
                </Button>
              )}
            </Empty>
          )
          : (
            <>
              <p className='quiet' role='status'>
                {t(next === undefined ? 'shops.count' : 'shops.countOrMore', { count: shops.length })}
              </p>
              <ul className='list'>
                {shops.map((shop) => <ShopRow key={shop.merchantId} shop={shop} />)}
              </ul>
              <ProblemNote problem={more.problem} />
              {next !== undefined && (
                <Button kind='secondary' isBusy={more.isBusy} onPress={() => void more.run(next)}>
                  {t('shops.more')}
                </Button>
              )}
            </>
          );
      }}
    </Shown>
  );
}

function ShopRow({ shop }: { shop: Shop }) {
  const { t, i18n } = useTranslation();
  return (
    <li className='row'>
      <span className='row-main'>
        {shop.name}
        {i18n.language === 'en' && shop.nameLatin !== '' && <small lang='en'>{shop.nameLatin}</small>}
        <small>
          {shop.category}・{shop.district}
        </small>
      </span>
      <span className='tag'>{t(`shops.class.${shop.shopClass}`)}</span>
    </li>
  );
}
