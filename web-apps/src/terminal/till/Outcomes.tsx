import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yen } from '../../kit/format/money.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { Loading, Note, ProblemNote, useSentence } from '../../kit/parts/Notices.tsx';
import { NumberPad } from '../../kit/parts/NumberPad.tsx';
import type { TillHands } from './useTill.ts';

const PIN_DIGITS = 4;

/** Under way; nothing can be pressed. */
export function Sending({ amount }: { amount: number }) {
  const { t } = useTranslation();
  return (
    <div className='outcome'>
      <p className='till-amount'>{yen(amount)}</p>
      <p role='status'>{t('terminal.sending')}</p>
      <Loading lines={2} />
    </div>
  );
}

/** The customer types the card's PIN; it is sent and forgotten. */
export function AskPin({ till }: { till: TillHands }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const type = (digits: string) => {
    if (digits.length === PIN_DIGITS) {
      setPin('');
      till.typePin(digits);
    } else {
      setPin(digits);
    }
  };
  return (
    <div className='outcome'>
      <p className='till-amount'>{yen(till.sale?.amount ?? 0)}</p>
      <p>{t('terminal.pin.text')}</p>
      {till.problem?.code === 'PIN_WRONG' && <ProblemNote problem={till.problem} />}
      <p className='pin-dots' role='status' aria-label={t('terminal.pin.typed', { count: pin.length })}>
        {'●'.repeat(pin.length).padEnd(PIN_DIGITS, '○')}
      </p>
      <NumberPad value={pin} onChange={type} most={PIN_DIGITS} double={false} listens={false} />
      <Button kind='quiet' onPress={till.back}>
        {t('terminal.pin.stop')}
      </Button>
    </div>
  );
}

/** The same customer, the same amount, a moment ago: by mistake or not, a person knows. */
export function AskSimilar({ till }: { till: TillHands }) {
  const { t } = useTranslation();
  return (
    <div className='outcome' role='alert'>
      <p className='till-amount'>{yen(till.sale?.amount ?? 0)}</p>
      <Note kind='warn'>{t('terminal.similar.text')}</Note>
      <Button isBusy={till.isBusy} onPress={till.agree}>
        {t('terminal.similar.again')}
      </Button>
      <Button kind='secondary' onPress={till.back}>
        {t('terminal.similar.stop')}
      </Button>
    </div>
  );
}

export function Refused({ till }: { till: TillHands }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const amount = till.sale?.amount ?? 0;
  return (
    <div className='outcome'>
      <p className='till-amount'>{yen(amount)}</p>
      <Note kind='bad'>
        <p className='outcome-sentence'>{till.problem && sentence(till.problem)}</p>
        <p>{t('terminal.refused.nothing')}</p>
      </Note>
      <Button onPress={() => till.scan(amount)}>{t('terminal.refused.scan')}</Button>
      <Button kind='secondary' onPress={till.back}>
        {t('terminal.refused.back')}
      </Button>
    </div>
  );
}

/** The answer was lost. Asking again cannot take the money twice; voiding closes the sale for ever. */
export function Unclear({ till }: { till: TillHands }) {
  const { t } = useTranslation();
  return (
    <div className='outcome' role='alert'>
      <p className='till-amount'>{yen(till.sale?.amount ?? 0)}</p>
      <Note kind='warn'>
        <p className='outcome-sentence'>{t('terminal.unclear.title')}</p>
        <p>{t('terminal.unclear.text')}</p>
      </Note>
      <Button isBusy={till.isBusy} onPress={till.askAgain}>
        {t('terminal.unclear.again')}
      </Button>
      <Button kind='danger' isBusy={till.isBusy} onPress={till.void}>
        {t('terminal.unclear.void')}
      </Button>
      <p className='quiet'>{till.sale?.merchantPaymentId}</p>
    </div>
  );
}

export function Voided({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation();
  return (
    <div className='outcome'>
      <Note kind='good'>{t('terminal.voided')}</Note>
      <Button onPress={onNext}>{t('terminal.next')}</Button>
    </div>
  );
}
