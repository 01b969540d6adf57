import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { yen } from '../../kit/format/money.ts';
import { day, daysUntil } from '../../kit/format/time.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { Dialog } from '../../kit/parts/Dialog.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { ConfirmPayment } from '../pay/ConfirmPayment.tsx';
import { usePayTitle } from '../pay/Paid.tsx';
import { PaymentOutcome } from '../pay/PaymentOutcome.tsx';
import { usePaying } from '../pay/usePaying.ts';
import { useKeptRead, useWallet } from '../wallet.ts';
import { type Bill as BillData, keepBill, putBillAway } from './bills.ts';

/** A bill: what it asks for, how it stands, and paying it. */
export default function Bill() {
  const { t } = useTranslation();
  const { codeId = '' } = useParams<{ codeId: string }>();
  const read = useKeptRead(`bill ${codeId}`, () => keepBill(codeId));
  const paying = usePaying('open bill');
  const bill = read.reading?.data;
  const { on, state } = paying;
  const title = usePayTitle(state, paying.payment, t('bills.one'));
  const status = bill?.status;
  useEffect(() => {
    if (status !== undefined) {
      on(status === 'OPEN' ? 'amount known' : 'not readable');
    }
  }, [status, on, state]);
  const before = state === 'reading' || state === 'confirming' || state === 'unreadable';
  return (
    <Page title={title} back='/bills'>
      {before && (
        <Shown read={read} lines={5}>
          {(data) => <Asked bill={data} paying={paying} />}
        </Shown>
      )}
      <PaymentOutcome
        paying={paying}
        shop={bill?.merchantName ?? ''}
        again={t('bills.again')}
        onAgain={() => void read.refresh().then(() => on('open bill'))}
      />
    </Page>
  );
}

function Asked({ bill, paying }: { bill: BillData; paying: ReturnType<typeof usePaying> }) {
  const { t } = useTranslation();
  const wallet = useWallet().reading?.data;
  const { codeId, amount, title, merchantName: shop } = bill;
  return (
    <>
      <section className='card'>
        <p className='quiet'>{t('bills.from')}</p>
        <p className='pay-shop'>{shop}</p>
        <dl className='facts'>
          <dt>{t('bills.what')}</dt>
          <dd>{title}</dd>
          {bill.status !== 'OPEN' && (
            <>
              <dt>{t('bills.amount')}</dt>
              <dd>{yen(amount)}</dd>
            </>
          )}
          <dt>{t('bills.due')}</dt>
          <dd>{t('bills.until', { day: day(bill.dueOn) })}</dd>
          {bill.reference && (
            <>
              <dt>{t('bills.reference')}</dt>
              <dd>{bill.reference}</dd>
            </>
          )}
        </dl>
      </section>
      <Standing bill={bill} />
      {bill.status === 'OPEN' && (
        <ConfirmPayment
          amount={amount}
          available={wallet?.available}
          onPay={() => wallet && void paying.pay({ kind: 'bill', codeId, amount, shop, title }, wallet.walletId)}
        />
      )}
      <PutAway codeId={codeId} owed={bill.status === 'OPEN'} />
    </>
  );
}

function Standing({ bill }: { bill: BillData }) {
  const { t } = useTranslation();
  switch (bill.status) {
    case 'OPEN': {
      const left = daysUntil(bill.dueOn);
      return left > 3
        ? null
        : <Note kind='warn'>{left === 0 ? t('bills.today') : t('bills.daysLeft', { days: left })}</Note>;
    }
    case 'PAID':
      return bill.paymentId
        ? (
          <>
            <Note kind='good'>{t('bills.paidByMe', { day: bill.paidAt ? day(bill.paidAt) : '' })}</Note>
            <ButtonLink to={`/payments/${bill.paymentId}`}>{t('bills.toPayment')}</ButtonLink>
          </>
        )
        : <Note>{t('bills.paidByOther')}</Note>;
    case 'OVERDUE':
      return <Note kind='bad'>{t('bills.overdue')}</Note>;
    case 'WITHDRAWN':
      return <Note>{t('bills.withdrawn')}</Note>;
  }
}

function PutAway({ codeId, owed }: { codeId: string; owed: boolean }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const act = useAct(async () => {
    await putBillAway(codeId);
    navigate('/bills');
  });
  return (
    <>
      <Button kind='quiet' onPress={() => setAsked(true)}>
        {t('bills.putAway')}
      </Button>
      <Dialog title={t('bills.putAwayTitle')} isOpen={asked} onClose={() => setAsked(false)}>
        <p>{t(owed ? 'bills.putAwayOwed' : 'bills.putAwayText')}</p>
        <ProblemNote problem={act.problem} />
        <div className='actions'>
          <Button isBusy={act.isBusy} onPress={() => void act.run()}>
            {t('bills.putAwayYes')}
          </Button>
          <Button kind='secondary' onPress={() => setAsked(false)}>
            {t('cancel', { ns: 'kit' })}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
