import { useTranslation } from 'react-i18next';
import { grouped } from '../../kit/format/money.ts';
import { Button } from '../../kit/parts/Button.tsx';
import { NumberPad } from '../../kit/parts/NumberPad.tsx';

/** The amount, and how the customer pays it. */
export function Keying(
  { typed, onType, amount, onScan, onOffer }: {
    typed: string;
    onType: (typed: string) => void;
    amount: number;
    onScan: () => void;
    onOffer: () => void;
  },
) {
  const { t } = useTranslation();
  return (
    <div className='keying'>
      <div className='card keying-amount'>
        <span>{t('terminal.amount')}</span>
        <output className='till-amount' aria-live='polite'>
          {grouped(amount)}
          <small>{t('terminal.yen')}</small>
        </output>
        <Button kind='quiet' isDisabled={typed === ''} onPress={() => onType('')}>
          {t('pad.clear', { ns: 'kit' })}
        </Button>
      </div>
      <NumberPad value={typed} onChange={onType} most={6} listens={false} />
      <div className='actions keying-ways'>
        <Button className='till-main' isDisabled={amount === 0} onPress={onScan}>
          {t('terminal.scan')}
        </Button>
        <Button kind='secondary' isDisabled={amount === 0} onPress={onOffer}>
          {t('terminal.offer')}
        </Button>
        <p className='quiet'>{t('terminal.wedge')}</p>
      </div>
    </div>
  );
}
