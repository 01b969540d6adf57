import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { yen } from '../../kit/format/money.ts';
import { day } from '../../kit/format/time.ts';
import { ButtonLink } from '../../kit/parts/Button.tsx';
import { Empty, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { useKeptRead } from '../wallet.ts';
import { type Bill, readBills } from './bills.ts';
import { inOrder } from './order.ts';

/** The bills that the person keeps. */
export default function Bills() {
  const { t } = useTranslation();
  const bills = useKeptRead('bills', readBills);
  return (
    <Page title={t('bills.title')} back='/'>
      <Shown read={bills}>
        {({ requests }) =>
          requests.length === 0
            ? (
              <Empty title={t('bills.none')}>
                <p>{t('bills.noneHint')}</p>
              </Empty>
            )
            : (
              <ul className='list'>
                {inOrder(requests).map((bill) => (
                  <li key={bill.codeId}>
                    <BillRow bill={bill} />
                  </li>
                ))}
              </ul>
            )}
      </Shown>
      <ButtonLink to='/scan' kind='secondary'>
        {t('bills.scan')}
      </ButtonLink>
    </Page>
  );
}

function BillRow({ bill }: { bill: Bill }) {
  const { t } = useTranslation();
  return (
    <Link href={`/bills/${bill.codeId}`} className='row'>
      <span className='row-main'>
        {bill.title}
        <small>{bill.merchantName}</small>
        <small>
          {bill.paidAt ? t('bills.paidOn', { day: day(bill.paidAt) }) : t('bills.until', { day: day(bill.dueOn) })}
        </small>
      </span>
      <span className='row-end'>
        {yen(bill.amount)}
        <small>
          <span className={`tag bill-${bill.status}`}>{t(`bills.status.${bill.status}`)}</span>
        </small>
      </span>
    </Link>
  );
}
