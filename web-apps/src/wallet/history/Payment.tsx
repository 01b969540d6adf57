import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { answer } from '../../kit/api/client.ts';
import { asProblem } from '../../kit/api/problem.ts';
import { download } from '../../kit/download.ts';
import { yen } from '../../kit/format/money.ts';
import { dayAndClock } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote, Shown } from '../../kit/parts/Notices.tsx';
import { Page } from '../../kit/parts/Page.tsx';
import { api, readHistory, useKeptRead } from '../wallet.ts';

type Receipt = Awaited<ReturnType<typeof readReceipt>>;

/** A payment as it is shown; `receipt` only where something was taken. */
interface PaymentShown {
  paymentId: string;
  merchantName: string | undefined;
  at: string;
  status: Receipt['status'];
  amount: number;
  paid: number;
  points: number;
  /** Until when an open payment holds its amount. */
  openUntil?: string | undefined;
  receipt?: Receipt;
}

const readReceipt = (paymentId: string) =>
  answer(
    api.GET('/api/v1/wallet/payments/{paymentId}/receipt', {
      params: { path: { paymentId } },
      headers: { Accept: 'application/json' },
    }),
  );

async function readPayment(paymentId: string): Promise<PaymentShown> {
  try {
    const receipt = await readReceipt(paymentId);
    const { merchantName, paidAt, status, amount, paid, points } = receipt;
    return { paymentId, merchantName, at: paidAt, status, amount, paid, points, receipt };
  } catch (refused) {
    if (asProblem(refused).code !== 'PAYMENT_NOT_CAPTURED') {
      throw refused;
    }
  }
  const [payment, latest] = await Promise.all([
    answer(api.GET('/api/v1/wallet/payments/{paymentId}', { params: { path: { paymentId } } })),
    readHistory(200),
  ]);
  return {
    paymentId,
    merchantName: latest.entries.find((entry) => entry.reference === paymentId)?.merchantName,
    at: payment.authorizedAt,
    status: payment.status,
    amount: payment.amount,
    paid: payment.paid,
    points: payment.points,
    openUntil: payment.expiresAt,
  };
}

/** One payment: where, when, how much and from what, what came back, and its paper. */
export default function Payment() {
  const { t } = useTranslation();
  // The router leaves an escaped colon as it is.
  const paymentId = decodeURIComponent(useParams<{ paymentId: string }>().paymentId);
  const read = useKeptRead(`payment ${paymentId}`, () => readPayment(paymentId));
  return (
    <Page title={t('history.payment.title')} back='/history'>
      <Shown read={read}>
        {(payment) => (
          <>
            <section className='card'>
              <p className='payment-shop'>{payment.merchantName ?? t('history.payment.shop')}</p>
              <p className='amount'>{yen(payment.amount)}</p>
              <p>
                <span className='tag'>{t(`history.status.${payment.status}`)}</span>
              </p>
              <dl className='facts'>
                <dt>{t('history.payment.at')}</dt>
                <dd>{dayAndClock(payment.at)}</dd>
                {payment.status !== 'VOIDED' && payment.status !== 'EXPIRED' && (
                  <>
                    <dt>{t('history.payment.paid')}</dt>
                    <dd>{yen(payment.paid)}</dd>
                    <dt>{t('history.payment.points')}</dt>
                    <dd>{yen(payment.points)}</dd>
                  </>
                )}
                {payment.receipt && (
                  <>
                    <dt>{t('history.payment.number')}</dt>
                    <dd className='number'>{payment.receipt.merchantPaymentId}</dd>
                    <dt>{t('history.payment.issuer')}</dt>
                    <dd>{payment.receipt.issuer}</dd>
                  </>
                )}
              </dl>
            </section>
            <p>
              {t(`history.statusText.${payment.status}`, {
                at: payment.openUntil ? dayAndClock(payment.openUntil) : '',
              })}
            </p>
            {payment.receipt && <Refunds receipt={payment.receipt} />}
            {payment.receipt && <PaperButton paymentId={paymentId} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Refunds({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  if (receipt.refunds.length === 0) {
    return null;
  }
  const lapsed = receipt.refunds.reduce((sum, refund) => sum + refund.lapsed, 0);
  return (
    <section className='stack'>
      <h2 className='section-title'>{t('history.payment.refunds')}</h2>
      <ul className='list'>
        {receipt.refunds.map((refund) => (
          <li key={refund.refundedAt} className='row'>
            <span className='row-main'>
              {dayAndClock(refund.refundedAt)}
              {refund.lapsed > 0 && <small>{t('history.payment.lapsed', { amount: yen(refund.lapsed) })}</small>}
            </span>
            <span className='row-end'>{yen(refund.amount)}</span>
          </li>
        ))}
      </ul>
      {lapsed > 0 && <Note kind='warn'>{t('history.payment.lapsedWhy')}</Note>}
    </section>
  );
}

function PaperButton({ paymentId }: { paymentId: string }) {
  const { t } = useTranslation();
  const save = useAct(() =>
    download(
      api.GET('/api/v1/wallet/payments/{paymentId}/receipt', {
        params: { path: { paymentId } },
        headers: { Accept: 'application/pdf' },
        parseAs: 'blob',
      }),
      `nagaokapay-${paymentId.replace('payment:', '').slice(0, 40)}.pdf`,
    )
  );
  return (
    <div className='actions'>
      <Button kind='secondary' isBusy={save.isBusy} onPress={() => void save.run()}>
        {t(save.isBusy ? 'history.payment.saving' : 'history.payment.pdf')}
      </Button>
      <ProblemNote problem={save.problem} />
      <p className='quiet'>{t('history.payment.noInvoice')}</p>
    </div>
  );
}
