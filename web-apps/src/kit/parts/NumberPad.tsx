import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

interface NumberPadProps {
  value: string;
  onChange: (value: string) => void;
  /** Digits at most. */
  most: number;
  /** Whether it is an amount: with a key for 00, and without zeros in front. */
  double?: boolean;
  isDisabled?: boolean;
  /** Whether the keyboard's digits are typed here too. */
  listens?: boolean;
}

/** A pad of digits. */
export function NumberPad(
  { value, onChange, most, double = true, isDisabled = false, listens = true }: NumberPadProps,
) {
  const { t } = useTranslation('kit');
  const add = (digits: string) => {
    const longer = (value + digits).slice(0, most);
    onChange(double ? longer.replace(/^0+/, '') : longer);
  };
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      if (
        !listens || isDisabled || event.ctrlKey || event.metaKey || event.altKey ||
        event.target instanceof HTMLInputElement
      ) {
        return;
      }
      if (/^\d$/.test(event.key)) {
        add(event.key);
      } else if (event.key === 'Backspace') {
        onChange(value.slice(0, -1));
      }
    };
    window.addEventListener('keydown', type);
    return () => window.removeEventListener('keydown', type);
  });
  const keys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', double ? '00' : '', '0'];
  return (
    <div className='pad' role='group' aria-label={t('pad.label')}>
      {keys.map((key, index) =>
        key === ''
          ? <span key={index} />
          : (
            <Button key={key} kind='secondary' isDisabled={isDisabled} onPress={() => add(key)}>
              {key}
            </Button>
          )
      )}
      <Button
        kind='secondary'
        isDisabled={isDisabled}
        aria-label={t('pad.delete')}
        onPress={() => onChange(value.slice(0, -1))}
      >
        ⌫
      </Button>
    </div>
  );
}
