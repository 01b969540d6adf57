import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSWRConfig } from 'swr';
import { yen } from '../../kit/format/money.ts';
import { clockWithSeconds, day } from '../../kit/format/time.ts';
import { ButtonLink } from '../../kit/parts/Button.tsx';
import { Fireworks } from '../../kit/parts/Fireworks.tsx';
import { useNow } from '../../kit/parts/hooks.ts';
import { Note } from '../../kit/parts/Notices.tsx';
import type { Payment } from './sendPayment.ts';

/** The title of the page on which a payment is shown. */
export function usePaidTitle(payment: Payment | undefined): string {
  const { t } = useTranslation();
  return payment === undefined ? '' : t(payment.status === 'AUTHORIZED' ? 'pay.held.title' : 'pay.paid.title', { amount: yen(payment.amount) });
}

/** It was paid. Fireworks and a running clock move, so that a picture of the screen is no proof. */
export function Paid({ payment, shop }: { payment: Payment; shop: string }) {
  const { t } = useTranslation();
  const { mutate } = useSWRConfig();
  useEffect(() => void mutate(() => true), [mutate]);
  const held = payment.status === 'AUTHORIZED';
  return (
    <>
      <section className="card paid">
        <Fireworks />
        <p className="pay-shop">{shop}</p>
        <p className="amount paid-amount">{yen(payment.amount)}</p>
        <p className="num">
          {day(payment.authorizedAt)} {clockWithSeconds(payment.authorizedAt)}
        </p>
        <RunningClock />
        {held && <Note>{t('pay.held.text')}</Note>}
        <dl className="facts">
          {!held && (
            <>
              <dt>{t('pay.paid.charged')}</dt>
              <dd>{yen(payment.paid)}</dd>
              <dt>{t('pay.paid.points')}</dt>
              <dd>{yen(payment.points)}</dd>
            </>
          )}
          <dt>{t('pay.paid.order')}</dt>
          <dd className="paid-order">{payment.merchantPaymentId}</dd>
        </dl>
      </section>
      <div className="actions">
        <ButtonLink to="/">{t('pay.paid.close')}</ButtonLink>
        <ButtonLink to={`/payments/${encodeURIComponent(payment.paymentId)}`} kind="quiet">
          {t(held ? 'pay.held.details' : 'pay.paid.receipt')}
        </ButtonLink>
      </div>
    </>
  );
}

function RunningClock() {
  const { t } = useTranslation();
  return <p className="paid-clock num">{t('pay.paid.now', { time: clockWithSeconds(useNow(250)) })}</p>;
}
