import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { clockWithSeconds } from '../../kit/format/time.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Fireworks } from '../../kit/parts/Fireworks.tsx';
import { useNow } from '../../kit/parts/hooks.ts';
import type { Payment } from '../terminal.ts';

/** Seconds until the next sale begins by itself. */
const BACK_AFTER = 8;

/** It was paid: large enough to be read by both. */
export function Paid({ payment, onNext }: { payment: Payment; onNext: () => void }) {
  const { t } = useTranslation();
  const [since] = useState(() => Date.now());
  const left = Math.max(0, BACK_AFTER - Math.floor((useNow(500).getTime() - since) / 1000));
  useEffect(() => {
    if (left === 0) {
      onNext();
    }
  }, [left, onNext]);
  return (
    <div className='outcome till-done' role='status'>
      <Fireworks />
      <p className='till-amount'>{yen(payment.amount)}</p>
      <p className='outcome-sentence'>{t('terminal.paid')}</p>
      <p className='num'>{payment.authorizedAt && clockWithSeconds(payment.authorizedAt)}</p>
      <p className='quiet'>{payment.merchantPaymentId}</p>
      <Button className='till-main' onPress={onNext}>
        {t('terminal.nextIn', { seconds: left })}
      </Button>
    </div>
  );
}
