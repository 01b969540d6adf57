import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDecided } from '../../kit/api/retry.ts';
import { yen } from '../../kit/format/money.ts';
import { Button, ButtonLink } from '../../kit/parts/Button.tsx';
import { useAct } from '../../kit/parts/hooks.ts';
import { Note, ProblemNote } from '../../kit/parts/Notices.tsx';
import { type Order, send, type Sent } from './order.ts';

/**
 * The last look before it is sent. Once an answer was lost, only the same order can be tried again:
 * another amount would be another order.
 */
export function ConfirmStep(
  { order, wasLost, onSent, onBack }: {
    order: Order;
    wasLost: boolean;
    onSent: (sent: Sent) => void;
    onBack: () => void;
  },
) {
  const { t } = useTranslation();
  const [isUnclear, setUnclear] = useState(wasLost);
  const act = useAct(async () => {
    const outcome = await send(order);
    if (outcome.is === 'done') {
      onSent(outcome.answer);
    } else if (outcome.is === 'unclear') {
      setUnclear(true);
    } else {
      setUnclear(isUnclear && !isDecided(outcome.problem));
      throw outcome.problem;
    }
  });
  return (
    <>
      {isUnclear && !act.isBusy && <Note kind='warn'>{t('sending.unclear')}</Note>}
      <dl className='card facts'>
        <dt>{t('sending.receiver')}</dt>
        <dd>{t('sending.name', { name: order.receiver })}</dd>
        <dt>{t('sending.amount')}</dt>
        <dd className='confirm-amount'>{yen(order.amount)}</dd>
        {order.message && (
          <>
            <dt>{t('sending.message')}</dt>
            <dd>{order.message}</dd>
          </>
        )}
      </dl>
      <p>{t('phone' in order.to ? 'sending.offers' : 'sending.atOnce')}</p>
      <ProblemNote problem={act.problem} />
      <div className='actions'>
        <Button isBusy={act.isBusy} onPress={() => void act.run()}>
          {t(isUnclear ? 'sending.tryAgain' : 'sending.act', { amount: yen(order.amount) })}
        </Button>
        {isUnclear
          ? (
            <ButtonLink to='/transfers' kind='quiet'>
              {t('sending.done.list')}
            </ButtonLink>
          )
          : (
            <Button kind='quiet' isDisabled={act.isBusy} onPress={onBack}>
              {t('sending.change')}
            </Button>
          )}
      </div>
    </>
  );
}
