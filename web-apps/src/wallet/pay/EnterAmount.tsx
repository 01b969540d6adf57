import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '../../kit/api/service.ts';
import { yen } from '../../kit/format/money.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { NumberPad } from '../../kit/parts/NumberPad.tsx';

const DIGITS = 7;

/** The amount for a printed code, keyed in by the person. */
export function EnterAmount(
  { shop, available, first, onAmount }: {
    shop: string;
    available: number | undefined;
    first: number | undefined;
    onAmount: (amount: number) => void;
  },
) {
  const { t } = useTranslation();
  const [digits, setDigits] = useState(first === undefined ? '' : String(first));
  const most = useService().reading?.data.payment.max;
  const amount = Number(digits);
  const tooMuch = most !== undefined && amount > most;
  return (
    <>
      <section className='card pay-card'>
        <p className='quiet'>{t('pay.to')}</p>
        <p className='pay-shop'>{shop}</p>
        <output className='amount' aria-live='polite' aria-label={t('pay.amount')}>
          {yen(amount)}
        </output>
        {tooMuch
          ? (
            <p className='field-error' role='alert'>
              {t('pay.tooMuch', { amount: yen(most) })}
            </p>
          )
          : (
            available !== undefined && <p className='quiet num'>{t('pay.available', { amount: yen(available) })}</p>
          )}
      </section>
      <NumberPad value={digits} onChange={setDigits} most={DIGITS} />
      <Button isDisabled={amount === 0 || tooMuch} onPress={() => onAmount(amount)}>
        {t('pay.toConfirm')}
      </Button>
    </>
  );
}
