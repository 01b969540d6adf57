import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRead } from '../../kit/api/useRead.ts';
import { grouped, yen } from '../../kit/format/money.ts';
import { clock, day as inWords, today } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Field } from '../../kit/parts/Field.tsx';
import { Empty, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { type Payment, readDay, store } from '../terminal.ts';

/** Pages of a hundred payments that are read at most. */
const PAGES = 20;

/** The day's payments with their totals; today's comes up to date by itself. */
export default function Day() {
  const { t } = useTranslation();
  const [date, setDate] = useState(today());
  const [wanted, setWanted] = useState('');
  const read = useRead(`day ${date}`, () => whole(date), store);
  return (
    <Page title={t('terminal.day.title')} className='day'>
      <div className='day-tools'>
        <label className='field'>
          <span>{t('terminal.day.date')}</span>
          <input
            type='date'
            className='select'
            value={date}
            max={today()}
            onChange={(event) => event.target.value && setDate(event.target.value)}
          />
        </label>
        <Field
          label={t('terminal.day.search')}
          name='search'
          value={wanted}
          onChange={setWanted}
          type='search'
          isOptional
        />
        <Button kind='secondary' onPress={() => void read.refresh()}>
          {t('reload', { ns: 'kit' })}
        </Button>
        <Button kind='secondary' onPress={() => window.print()}>
          {t('terminal.day.print')}
        </Button>
      </div>
      <Shown read={read} lines={6}>
        {({ totals, payments, isAll }) => (
          <>
            <h2 className='print-only'>{inWords(date)}</h2>
            <dl className='card facts'>
              <dt>{t('terminal.day.captured')}</dt>
              <dd>{t('terminal.day.sum', { amount: yen(totals.captured), times: grouped(totals.captures) })}</dd>
              <dt>{t('terminal.day.refunded')}</dt>
              <dd>{yen(totals.refunded)}</dd>
              <dt>{t('terminal.day.net')}</dt>
              <dd>{yen(totals.captured - totals.refunded)}</dd>
            </dl>
            <Payments payments={payments.filter((payment) => matches(payment, wanted))} isSearched={wanted !== ''} />
            {!isAll && <p className='quiet'>{t('terminal.day.more', { count: payments.length })}</p>}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Payments({ payments, isSearched }: { payments: Payment[]; isSearched: boolean }) {
  const { t } = useTranslation();
  if (payments.length === 0) {
    return <Empty title={t(isSearched ? 'terminal.day.notFound' : 'terminal.day.none')} />;
  }
  return (
    <ul className='list'>
      {payments.map((payment) => (
        <li key={payment.merchantPaymentId}>
          <Link href={`/payments/${encodeURIComponent(payment.merchantPaymentId)}`} className='row'>
            <span className='row-main'>
              {payment.authorizedAt ? clock(payment.authorizedAt) : ''}・{t(`terminal.status.${payment.status}`)}
              <small>{payment.merchantPaymentId}</small>
            </span>
            <span className='row-end'>
              {yen(payment.amount)}
              {payment.refunded > 0 && <small>{t('terminal.day.back', { amount: yen(payment.refunded) })}</small>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** By amount, time of day or number. */
function matches(payment: Payment, wanted: string): boolean {
  const plain = wanted.normalize('NFKC').replace(/[,円¥\s]/g, '').toUpperCase();
  return (
    plain === '' ||
    String(payment.amount).startsWith(plain) ||
    payment.merchantPaymentId.toUpperCase().includes(plain) ||
    (payment.authorizedAt !== undefined && clock(payment.authorizedAt).startsWith(plain))
  );
}

async function whole(date: string) {
  const first = await readDay(date);
  const payments = [...first.payments];
  let next = first.next;
  for (let page = 1; next !== undefined && page < PAGES; page++) {
    const more = await readDay(date, next);
    payments.push(...more.payments);
    next = more.next;
  }
  return { totals: first.totals, payments, isAll: next === undefined };
}
