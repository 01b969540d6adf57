import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../kit/code/Codes.tsx';
import { yen } from '../../kit/format/money.ts';
import { countdown } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { useNow } from '../../kit/parts/hooks.ts';
import { Note } from '../../kit/parts/Notices.tsx';
import type { TillHands } from './useTill.ts';

/** The shop's code with the amount, for the customer to read; that it was paid shows by itself. */
export function Offered({ till }: { till: TillHands }) {
  const { t } = useTranslation();
  const { sale, offered, state, timeOver } = till;
  const left = offered ? (Date.parse(offered.expiresAt) - useNow().getTime()) / 1000 : 0;
  useEffect(() => {
    if (left <= 0) {
      timeOver();
    }
  }, [left, timeOver]);
  if (!sale || !offered) {
    return null;
  }
  return (
    <div className='offered'>
      <p className='till-amount'>{yen(sale.amount)}</p>
      {state === 'offering'
        ? (
          <>
            <QrCode
              payload={offered.payload}
              label={t('terminal.offeredLabel', { amount: yen(sale.amount) })}
              className='offered-code'
            />
            <p>{t('terminal.offeredText')}</p>
            <p className='num' role='timer'>
              {t('terminal.left', { time: countdown(left) })}
            </p>
            <Button kind='secondary' isBusy={till.isBusy} onPress={till.void}>
              {t('terminal.offeredStop')}
            </Button>
          </>
        )
        : (
          <>
            <Note kind='warn'>{t('terminal.offeredOver')}</Note>
            <Button onPress={() => till.offerCode(sale.amount)}>{t('terminal.offerAgain')}</Button>
            <Button kind='quiet' onPress={till.back}>
              {t('back', { ns: 'kit' })}
            </Button>
          </>
        )}
    </div>
  );
}
