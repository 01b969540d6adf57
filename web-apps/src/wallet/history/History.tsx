import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../kit/download.ts';
import { day, month, today } from '../../kit/format/time.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { Field } from '../../kit/parts/Field.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Empty, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, type Entry } from '../wallet.ts';
import { EntryRow } from './EntryRow.tsx';
import { byMonth, type Filter, FILTERS, matches } from './statement.ts';
import { useStatement } from './useStatement.ts';

/** A search goes back over so many entries by itself, and so many more each time it is asked to. */
const BOUND = 1000;

/** The statement: newest first, with the balance after each line, to be searched and taken along. */
export default function History() {
  const { t } = useTranslation();
  const { read, more } = useStatement();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [bound, setBound] = useState(BOUND);
  const isSearching = text.trim() !== '' || filter !== 'all';
  const loaded = read.reading?.data;
  const goesOn = isSearching && loaded?.next !== undefined && loaded.entries.length < bound && !more.problem;

  const { run } = more;
  useEffect(() => {
    if (goesOn) {
      void run();
    }
  }, [goesOn, run, loaded]);

  return (
    <Page title={t('history.title')}>
      <Field
        label={t('history.search')}
        name='search'
        value={text}
        onChange={setText}
        type='search'
        isOptional
        hint={t('history.searchHint')}
      />
      <div className='chips' role='group' aria-label={t('history.filter.label')}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type='button'
            className='chip'
            aria-pressed={one === filter}
            onClick={() => setFilter(one)}
          >
            {t(`history.filter.${one}`)}
          </button>
        ))}
      </div>
      <Shown read={read} lines={6}>
        {({ entries, next }) => {
          const found = entries.filter((entry) => matches(entry, text, filter));
          const last = entries.at(-1);
          return (
            <>
              <Months entries={found} />
              {found.length === 0 && !goesOn && (
                <Empty title={t(isSearching ? 'history.notFound' : 'history.none')}>
                  {!isSearching && <ButtonLink to='/charge'>{t('history.charge')}</ButtonLink>}
                </Empty>
              )}
              <p className='quiet' role='status'>
                {isSearching && last && (goesOn
                  ? t('history.searching', { day: dayOf(last) })
                  : next === undefined
                  ? t('history.searchedAll', { count: found.length })
                  : t('history.searchedTo', { count: found.length, day: dayOf(last) }))}
              </p>
              <ProblemNote problem={more.problem} />
              {next !== undefined && (
                <Button
                  kind='secondary'
                  isBusy={more.isBusy || goesOn}
                  onPress={() => {
                    setBound(entries.length + BOUND);
                    void more.run();
                  }}
                >
                  {t(isSearching ? 'history.searchFurther' : 'history.more')}
                </Button>
              )}
            </>
          );
        }}
      </Shown>
      <SaveButton />
    </Page>
  );
}

function Months({ entries }: { entries: Entry[] }) {
  return byMonth(entries).map((group) => (
    <section key={group.month} className='stack'>
      <h2 className='section-title'>{month(`${group.month}-01`)}</h2>
      <ul className='list'>
        {group.entries.map((entry, place) => (
          <li key={`${entry.at} ${entry.type} ${entry.reference} ${place}`}>
            <EntryRow entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function SaveButton() {
  const { t } = useTranslation();
  const save = useAct(() =>
    download(
      api.GET('/api/v1/account/export', { headers: { Accept: 'text/csv' }, parseAs: 'blob' }),
      `nagaokapay-${today()}.csv`,
    )
  );
  return (
    <>
      <Button kind='quiet' isBusy={save.isBusy} onPress={() => void save.run()}>
        {t('history.csv')}
      </Button>
      <ProblemNote problem={save.problem} />
    </>
  );
}

function dayOf(entry: Entry): string {
  return day(entry.at);
}
