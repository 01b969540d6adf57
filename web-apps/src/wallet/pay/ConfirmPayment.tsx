import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { countdown } from '../../kit/format/time.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { useNow, useOnline } from '../../kit/parts/hooks.ts';
import { Note } from '../../kit/parts/Notices.tsx';

/**
 * Whom and how much, what is left afterwards, and the one button that pays.
 *
 * @param available what can be spent now; undefined: not known yet
 * @param endsAt when the shop's code ends, milliseconds since 1970; undefined: it does not
 */
export function ConfirmPayment({
  shop,
  amount,
  available,
  endsAt,
  onPay,
  onTimeOver,
  onChangeAmount,
}: {
  shop?: string;
  amount: number;
  available: number | undefined;
  endsAt?: number | undefined;
  onPay: () => void;
  onTimeOver?: () => void;
  onChangeAmount?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const missing = available === undefined ? 0 : Math.max(0, amount - available);
  return (
    <>
      <section className='card pay-card'>
        {shop !== undefined && (
          <>
            <p className='quiet'>{t('pay.to')}</p>
            <p className='pay-shop'>{shop}</p>
          </>
        )}
        <p className='amount'>{yen(amount)}</p>
        {endsAt !== undefined && <Ends at={endsAt} onOver={onTimeOver} />}
        {available !== undefined && (
          <dl className='facts'>
            <dt>{t('pay.balanceNow')}</dt>
            <dd>{yen(available)}</dd>
            {missing === 0 && (
              <>
                <dt>{t('pay.balanceAfter')}</dt>
                <dd>{yen(available - amount)}</dd>
              </>
            )}
          </dl>
        )}
      </section>
      {!online && <Note kind='warn'>{t('pay.needsNetwork')}</Note>}
      {missing > 0 && <Note kind='warn'>{t('pay.missing', { amount: yen(missing) })}</Note>}
      <div className='actions'>
        {missing > 0
          ? <ButtonLink to='/charge'>{t('pay.charge')}</ButtonLink>
          : (
            <Button className='pay-button' isDisabled={available === undefined || !online} onPress={onPay}>
              {t('pay.payAmount', { amount: yen(amount) })}
            </Button>
          )}
        {onChangeAmount && (
          <Button kind='quiet' onPress={onChangeAmount}>
            {t('pay.changeAmount')}
          </Button>
        )}
      </div>
    </>
  );
}

function Ends({ at, onOver }: { at: number; onOver?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const left = (at - useNow().getTime()) / 1000;
  const over = left <= 0;
  useEffect(() => {
    if (over) {
      onOver?.();
    }
  }, [over, onOver]);
  return <p className='quiet num'>{t('pay.endsIn', { time: countdown(left) })}</p>;
}
