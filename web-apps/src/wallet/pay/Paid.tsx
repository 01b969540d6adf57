import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSWRConfig } from 'swr';
import { yen } from '../../kit/format/money.ts';
import { clockWithSeconds, day } from '../../kit/format/time.ts';
import { ButtonLink } from '../../kit/parts/Button.tsx';
import { Fireworks } from '../../kit/parts/Fireworks.tsx';
import { useNow } from '../../kit/parts/hooks.ts';
import { Note } from '../../kit/parts/Notices.tsx';
import type { PayState } from './machine.ts';
import type { Payment } from './sendPayment.ts';

/** The title of a page that pays: how it stands once the person confirmed, before that `before`. */
export function usePayTitle(state: PayState, payment: Payment | undefined, before: string): string {
  const { t } = useTranslation();
  switch (state) {
    case 'paying':
    case 'similar':
    case 'unclear':
    case 'refused':
      return t(`pay.titles.${state}`);
    case 'paid':
    case 'held':
      return t(`pay.${state}.title`, { amount: yen(payment?.amount ?? 0) });
    default:
      return before;
  }
}

/** It was paid. Fireworks and a running clock move, so that a picture of the screen is no proof. */
export function Paid({ payment, shop }: { payment: Payment; shop: string }) {
  const { t } = useTranslation();
  const { mutate } = useSWRConfig();
  useEffect(() => void mutate(() => true), [mutate]);
  const held = payment.status === 'AUTHORIZED';
  return (
    <>
      <section className='card paid'>
        <Fireworks />
        <p className='pay-shop'>{shop}</p>
        <p className='amount paid-amount'>{yen(payment.amount)}</p>
        <p className='num'>
          {day(payment.authorizedAt)} {clockWithSeconds(payment.authorizedAt)}
        </p>
        <RunningClock />
        {held && <Note>{t('pay.held.text')}</Note>}
        {!held && (
          <dl className='facts'>
            <dt>{t('pay.paid.charged')}</dt>
            <dd>{yen(payment.paid)}</dd>
            <dt>{t('pay.paid.points')}</dt>
            <dd>{yen(payment.points)}</dd>
          </dl>
        )}
        <p className='paid-order num'>
          {t('pay.paid.order')} {payment.merchantPaymentId}
        </p>
      </section>
      <div className='actions'>
        <ButtonLink to='/'>{t('pay.paid.close')}</ButtonLink>
        <ButtonLink to={`/payments/${payment.paymentId}`} kind='quiet'>
          {t(held ? 'pay.held.details' : 'pay.paid.receipt')}
        </ButtonLink>
      </div>
    </>
  );
}

function RunningClock() {
  const { t } = useTranslation();
  return <p className='paid-clock num'>{t('pay.paid.now', { time: clockWithSeconds(useNow(250)) })}</p>;
}
